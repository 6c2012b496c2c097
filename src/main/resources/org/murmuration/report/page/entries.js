/* The stream of encounters: a sample of what comes, which can be held to be read. */
(function (page) {
  'use strict';

  const { element, button, number, foreign, agentChip, on, tell, seldom } = page;

  const KEPT = 40;
  const AT_ONCE = 12;
  const place = document.getElementById('pane-encounters');
  const list = element('ol', { class: 'entries', 'aria-label': 'Encounters, newest first' });
  const said = element('p', { class: 'caption' });
  const hold = button('Hold', 'Hold the stream of encounters', () => setHeld(!isHeld));

  let isHeld = false;
  let isFrozen = false;
  let came = { shown: [], of: 0 };

  function setHeld(held) {
    isHeld = held;
    hold.textContent = held ? 'Go on' : 'Hold';
    hold.setAttribute('aria-label', held ? 'Let the stream of encounters go on'
      : 'Hold the stream of encounters');
    hold.setAttribute('aria-pressed', String(held));
    if (!held) soon();
  }

  /** Up to the newest few of a sample, however much comes; of a run that is over, what there is. */
  function take({ shown, of, isOver }) {
    if (isFrozen || isOver) {
      setHeld(false);
      hold.hidden = true;
      came = { shown: [], of: 0 };
      list.replaceChildren(...shown.map(item).reverse());
      said.textContent = isFrozen
        ? `${number(shown.length)} of ${number(of)} entries are in this file.`
        : `The newest ${number(shown.length)} of ${number(of)} entries.`;
      return;
    }
    came.of += of;
    came.shown = [...came.shown, ...shown].slice(-AT_ONCE);
    if (!isHeld) soon();
  }

  function show() {
    if (isHeld || came.of === 0) return;
    list.prepend(...came.shown.map(item).reverse());
    while (list.children.length > KEPT) list.lastChild.remove();
    said.textContent =
      `Showing ${number(came.shown.length)} of ${number(came.of)} since the last update.`;
    came = { shown: [], of: 0 };
  }

  /** One entry in short; the whole of it opens where agents are looked at. */
  function item(entry) {
    const isEncounter = entry.kind === 'encounter';
    const index = button(`#${number(entry.index)}`, `Open entry ${entry.index}`,
      () => tell('select-entry', entry.index));
    index.className = 'index';
    const head = element('p', { class: 'who' }, index);
    if (isEncounter) {
      head.append(...entry.seats.slice(0, 4).map((seat) =>
        agentChip(seat, (agent) => tell('select-agent', agent))));
      if (entry.seats.length > 4) head.append(` and ${entry.seats.length - 4} more`);
    } else {
      head.append(element('b', {}, foreign(entry.kind)),
        entry.by ? ` by ${page.visible(entry.by)}` : '');
    }
    const made = element('li', { class: isEncounter ? '' : 'intervention' }, head);
    if (entry.text) made.append(element('p', { class: 'outcome' }, foreign(entry.text)));
    if (!areMarksOnly(entry)) {
      made.append(element('div', { class: 'lines' }, ...entry.lines.slice(-2).map((line) =>
        element('p', {}, element('b', {}, `${line.agent}: `), foreign(line.text)))));
    }
    return made;
  }

  /** Whether nothing was said but what is shown beside the agents anyway. */
  function areMarksOnly({ lines, seats }) {
    return lines.every((line) => line.altered === null && seats.slice(0, 4).some((seat) =>
      seat.agent === line.agent && seat.mark === line.text));
  }

  function finder() {
    const field = element('input', { type: 'number', min: '0', inputmode: 'numeric',
      id: 'entry-number', placeholder: 'index', 'aria-label': 'Index of an entry' });
    const form = element('form', { class: 'inline' }, field,
      element('button', { type: 'submit' }, 'Open'));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (field.value !== '') tell('select-entry', Number(field.value));
    });
    return form;
  }

  const soon = seldom(1000, show);
  place.append(element('div', { class: 'head' }, finder(), hold), said, list);
  on('run', ({ source }) => {
    isFrozen = !source.isLive;
    came = { shown: [], of: 0 };
    hold.hidden = isFrozen;
    setHeld(false);
    list.replaceChildren();
    said.textContent = 'No encounters yet.';
  });
  on('entries', take);

  Object.assign(page, { entryItem: item });
})(window.murmuration = window.murmuration || {});
