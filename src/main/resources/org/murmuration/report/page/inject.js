/* Interventions: choose one from the library, see whom it would hit, do it. */
(function (page) {
  'use strict';

  const { element, button, announce, number, foreign, option, parameterField, nameField, senderName,
    numbers, on, tell } = page;

  const LISTED = 60;
  const DOSES = [['', 'as it stands'], ['count', 'this many agents'], ['share', 'this share, 0 to 1']];
  const PLACES = [['random', 'at random'], ['hub', 'those with most neighbours'],
    ['leaf', 'those with fewest neighbours'], ['ids', 'these agents']];

  const place = document.getElementById('pane-intervene');
  let run = null;
  let library = null;
  let hasAsked = false;

  async function load() {
    if (!run || !run.canCommand || hasAsked) return;
    hasAsked = true;
    try {
      library = await run.api.library();
      if (!library.kinds) throw new Error('This run offers no interventions');
      build();
    } catch (refused) {
      hasAsked = false;
      place.replaceChildren(element('p', { class: 'problem' }, page.visible(refused.message)));
    }
  }

  function build() {
    const kind = element('select', { id: 'kind' }, group('Malicious', true), group('Other', false));
    const about = element('div', { class: 'caption' });
    const parameters = element('div', { class: 'stack', id: 'parameters' });
    const dose = choice('dose', DOSES);
    const amount = element('input', { type: 'number', min: '0', step: 'any', id: 'amount',
      'aria-label': 'How many, or which share' });
    const where = choice('placement', [...PLACES,
      ...library.roles.map((role) => [`role ${role}`, `those in the role ${page.visible(role)}`])]);
    const ids = element('input', { id: 'ids', placeholder: '3, 17', 'aria-label': 'Numbers of agents' });
    const duration = element('input', { type: 'number', min: '1', step: '1', id: 'duration',
      placeholder: 'for good' });
    const recovery = choice('recovery', [['', 'as usual'],
      ...library.recovery.map((one) => [one, page.visible(one)])]);
    const result = element('div', { id: 'preview' });
    const form = element('form', { class: 'stack', id: 'intervention' },
      element('label', {}, 'What ', kind), about, parameters,
      row('How many', dose, amount), row('Whom', where, ids),
      element('div', { class: 'halves' }, element('label', {}, 'For how many rounds ', duration),
        element('label', {}, 'Then ', recovery)),
      nameField(),
      element('div', { class: 'actions' },
        element('button', { type: 'submit', id: 'do-preview' }, 'Preview'),
        button('Inject', 'Inject without a preview', () => form.reportValidity() && inject(form))),
      result);
    const show = () => {
      form.fields = fieldsOf(chosen(kind), about, parameters);
      amount.hidden = dose.value === '';
      ids.hidden = where.value !== 'ids';
      forgetPreview(result);
    };
    form.read = (exactly) => intervention({ kind: chosen(kind), fields: form.fields, dose, amount,
      where, ids, duration, recovery }, exactly);
    kind.addEventListener('change', show);
    form.addEventListener('input', (event) => {
      if (event.target === kind || event.target.classList.contains('by')) return;
      amount.hidden = dose.value === '';
      ids.hidden = where.value !== 'ids';
      forgetPreview(result);
    });
    form.addEventListener('submit', (event) => { event.preventDefault(); preview(form, result); });
    dose.value = 'count';
    amount.value = '1';
    place.replaceChildren(element('h3', {}, 'Intervene'), form);
    show();
  }

  function group(name, adverse) {
    const made = element('optgroup', { label: name });
    library.kinds.forEach((kind, i) => {
      if (kind.adverse === adverse) made.append(option(String(i), page.visible(kind.title)));
    });
    return made;
  }

  const chosen = (kind) => library.kinds[Number(kind.value)];

  function choice(id, values) {
    return element('select', { id }, ...values.map(([value, text]) => option(value, text)));
  }

  function row(name, select, field) {
    const box = element('div', { class: 'pair' }, select, field);
    return element('div', {}, element('label', { for: select.id }, name), box);
  }

  function fieldsOf(kind, about, parameters) {
    about.replaceChildren(element('p', {}, foreign(kind.text)));
    if (kind.source) about.append(element('p', {}, 'Models: ', foreign(kind.source)));
    const fields = kind.parameters.map((one) => ({ key: one.key, ...parameterField(one) }));
    parameters.replaceChildren(...fields.map(({ label }) => label));
    return fields;
  }

  /** As it would stand in a scenario file. */
  function intervention(form, exactly) {
    const keys = form.kind.path.split('.');
    let value = {};
    let hasPairs = false;
    form.fields.forEach(({ key, kind, read }) => {
      const given = read();
      if (given === undefined) return;
      hasPairs = hasPairs || kind === 'pairs';
      if (key === '') value = given;
      else value[key] = given;
    });
    if (form.kind.parameters.length === 0 && keys.length === 1) value = true;
    const made = keys.reduceRight((inner, key) => ({ [key]: inner }), value);
    // Pairs of agents say whom by themselves.
    if (exactly && !hasPairs) made.placement = { ids: exactly };
    else if (!hasPairs) {
      if (form.dose.value && form.amount.value !== '') {
        made[form.dose.value] = Number(form.amount.value);
      }
      if (form.where.value === 'ids') {
        made.placement = { ids: numbers(form.ids.value) };
        delete made.count;
        delete made.share;
      } else if (form.where.value.startsWith('role ')) {
        made.placement = { role: form.where.value.slice('role '.length) };
      } else if (form.where.value !== 'random') made.placement = form.where.value;
    }
    if (form.duration.value !== '') made.duration = { rounds: Number(form.duration.value) };
    if (form.recovery.value) made.recovery = form.recovery.value;
    return made;
  }

  function forgetPreview(result) {
    result.replaceChildren();
    tell('ringed', []);
  }

  async function preview(form, result) {
    const body = { by: senderName(form), intervention: form.read() };
    const shown = await run.command('interventions/preview', body);
    if (!shown) return;
    tell('ringed', shown.agents);
    const more = shown.agents.length - LISTED;
    const chips = shown.agents.slice(0, LISTED).map((agent) =>
      button(String(agent), `Agent ${agent}`, () => tell('select-agent', agent)));
    const exactly = button('Inject exactly these', 'Inject exactly these agents',
      () => inject(form, shown.agents));
    exactly.className = 'strong';
    exactly.disabled = shown.agents.length === 0;
    result.replaceChildren(element('h4', {}, `Would hit ${number(shown.agents.length)}`),
      element('p', {}, foreign(shown.text)), element('div', { class: 'chips' }, ...chips),
      element('p', { class: 'caption' }, more > 0 ? `and ${number(more)} more. ` : '',
        'They are ringed by dashes in the population.'),
      element('details', {}, element('summary', {}, 'As in a scenario file'),
        element('pre', { tabindex: '0', 'aria-label': 'As in a scenario file' },
          page.visible(JSON.stringify(form.read(), null, 2)))),
      element('div', { class: 'actions' }, exactly));
    result.scrollIntoView({ block: 'nearest' });
    announce(`It would hit ${shown.agents.length} agents`);
  }

  async function inject(form, exactly) {
    const done = await run.command('interventions',
      { by: senderName(form), intervention: form.read(exactly) });
    if (!done) return;
    forgetPreview(document.getElementById('preview'));
    const open = button(`Entry ${number(done.index)}`, 'Open the intervention',
      () => tell('select-entry', done.index));
    document.getElementById('preview').replaceChildren(
      element('p', { class: 'done' }, 'Done: ', foreign(done.text), ' ', open));
    announce(`Done: ${page.visible(done.text)}`);
    tell('changed');
  }

  on('run', (given) => {
    [run, library, hasAsked] = [given, null, false];
    place.replaceChildren();
  });
  on('pane-shown', (pane) => { if (pane === 'intervene') load(); });
})(window.murmuration = window.murmuration || {});
