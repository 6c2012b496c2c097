/* One entry in full: who took part, what was said, the prompts and raw answers behind it. */
(function (page) {
  'use strict';

  const { element, button, number, isKnown, foreign, agentChip, tell } = page;

  async function showEntry(run, index, body) {
    const entry = await run.api.entry(index);
    const title = entry.kind === 'encounter' ? `Encounter ${number(entry.index)}`
      : `Entry ${number(entry.index)}: ${page.visible(entry.kind)}`;
    const round = entry.round >= 0 ? `Round ${number(entry.round)}` : '';
    const by = entry.by ? `by ${page.visible(entry.by)}` : '';
    const before = button('‹', `Entry ${index - 1}`, () => tell('select-entry', index - 1));
    before.disabled = index <= 0;
    const after = button('›', `Entry ${index + 1}`, () => tell('select-entry', index + 1));
    body.replaceChildren(
      element('div', { class: 'head' }, element('h3', { tabindex: '-1' }, title),
        element('div', { class: 'actions' }, before, after)),
      element('p', { class: 'caption' }, [round, by].filter(Boolean).join(' · ')),
      element('div', { class: 'chips' }, ...entry.seats.map((seat) =>
        agentChip(seat, (agent) => tell('select-agent', agent)))),
      element('p', { class: 'outcome' }, foreign(entry.text)),
      ...lines(entry), ...calls(entry.calls || []), raw(entry));
  }

  function lines(entry) {
    if (entry.lines.length === 0) return [];
    return [element('h4', {}, 'What was said'),
      element('ol', { class: 'transcript' }, ...entry.lines.map(line))];
  }

  function line(said) {
    const who = element('p', {}, element('b', {}, `Agent ${said.agent}`));
    if (said.move) who.append(' ', element('span', { class: 'move' }, foreign(said.move)));
    const made = element('li', {}, who, element('p', { class: 'said' }, foreign(said.text)));
    if (isKnown(said.altered)) {
      made.append(element('p', { class: 'said altered' }, element('b', {}, 'Others heard: '),
        foreign(said.altered)));
    }
    return made;
  }

  function calls(made) {
    if (made.length === 0) return [];
    return [element('h4', {}, 'Prompts and raw answers'), ...made.map((call) => {
      const cost = [
        isKnown(call.tokensIn) ? `${number(call.tokensIn)} + ${number(call.tokensOut)} tokens` : '',
        isKnown(call.cost) ? page.money(call.cost) : '',
        isKnown(call.millis) ? `${number(call.millis)} ms` : '',
      ].filter(Boolean).join(' · ');
      return element('details', {},
        element('summary', {}, `Agent ${call.agent}, turn ${call.turn}${
          call.attempt > 0 ? `, attempt ${call.attempt}` : ''} · ${page.visible(call.mind)}`,
        element('small', {}, ` ${cost}`)),
        messages([...(call.shown || []), { role: 'answer', text: call.answer }]));
    })];
  }

  /** Messages of a prompt, word for word. */
  function messages(shown) {
    return element('dl', { class: 'messages' }, ...shown.flatMap(({ role, text }) =>
      [element('dt', {}, foreign(role)), element('dd', {}, foreign(text))]));
  }

  function raw(entry) {
    const text = typeof entry.raw === 'string' ? entry.raw : JSON.stringify(entry.raw);
    return element('details', {}, element('summary', {}, 'Line of the journal'),
      element('pre', { tabindex: '0', 'aria-label': 'Line of the journal' }, page.visible(text)));
  }

  Object.assign(page, { showEntry, messages });
})(window.murmuration = window.murmuration || {});
