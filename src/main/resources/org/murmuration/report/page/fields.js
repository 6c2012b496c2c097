/* Fields of forms that change a run. */
(function (page) {
  'use strict';

  const { element } = page;
  const NAME = 'murmuration.by';

  /** What senders call themselves; the audit log and the journal's marks name it. */
  function nameField() {
    const field = element('input', { class: 'by', maxlength: '64', autocomplete: 'off',
      spellcheck: 'false', placeholder: 'page' });
    field.value = kept();
    return element('label', {}, 'Your name, for the record ', field);
  }

  function kept() {
    try {
      return sessionStorage.getItem(NAME) || '';
    } catch (refused) {
      return '';
    }
  }

  /** The name in a form, kept for the next one. */
  function senderName(form) {
    const name = form.querySelector('.by').value.trim();
    try {
      sessionStorage.setItem(NAME, name);
    } catch (refused) {
      // Then it is written again the next time.
    }
    return name || 'page';
  }

  function option(value, text) {
    return element('option', { value }, text);
  }

  /** A parameter of an intervention as a field; `read` gives its value, undefined if left out. */
  function parameterField({ key, kind, text, choices, usual }) {
    const must = usual === '' ? { required: '' } : {};
    const label = key || 'which';
    const made = control(kind, choices, usual, must);
    made.dataset.key = key;
    const shown = element('label', {}, `${label} `, made);
    if (text) shown.append(element('small', {}, page.visible(text)));
    // What can only be so is not asked.
    shown.hidden = choices.length === 1 && choices[0] === 'true';
    return { label: shown, kind, read: () => readAs(kind, made) };
  }

  function control(kind, choices, usual, must) {
    if (kind === 'choice') {
      const made = element('select', must, ...choices.map((one) => option(one, page.visible(one))));
      if (usual) made.value = usual;
      return made;
    }
    if (kind === 'long-text') return element('textarea', { rows: '3', placeholder: usual, ...must });
    if (kind === 'number') {
      return element('input', { type: 'number', step: 'any', placeholder: usual, ...must });
    }
    if (kind === 'share') {
      return element('input', { type: 'number', min: '0', max: '1', step: 'any',
        placeholder: usual, ...must });
    }
    const placeholder = kind === 'pairs' ? '1-2, 5-7' : usual;
    return element('input', { autocomplete: 'off', placeholder, ...must });
  }

  function readAs(kind, field) {
    const value = field.value.trim();
    if (value === '') return undefined;
    if (kind === 'number' || kind === 'share') return Number(value);
    if (kind === 'pairs') {
      return (value.match(/\d+\D+\d+/g) || []).map((pair) => pair.match(/\d+/g).map(Number));
    }
    return kind === 'choice' && value === 'true' ? true : field.value;
  }

  /** Numbers of agents, as "3, 17" or "3 17". */
  function numbers(text) {
    return (text.match(/\d+/g) || []).map(Number);
  }

  Object.assign(page, { nameField, senderName, option, parameterField, numbers });
})(window.murmuration = window.murmuration || {});
