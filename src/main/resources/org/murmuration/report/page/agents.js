/* Lists of agents: all, by persona, adversaries, or those of a group. */
(function (page) {
  'use strict';

  const { element, button, number, foreign, glyph, tell } = page;
  const AT_ONCE = 50;

  /** A page of agents, or the members of a group. */
  async function showAgents(run, body, { kind, name, agents }) {
    if (kind === 'group') {
      const shown = agents.slice(0, 4 * AT_ONCE);
      body.replaceChildren(element('h3', {}, foreign(name)),
        element('p', { class: 'caption' }, `${number(agents.length)} agents${
          shown.length < agents.length ? `; the first ${shown.length}` : ''}.`),
        element('div', { class: 'chips' }, ...shown.map((agent) =>
          button(String(agent), `Agent ${agent}`, () => tell('select-agent', agent)))));
      return;
    }
    const which = { from: 0, most: AT_ONCE, adversaries: '' };
    let following = 0;
    const froms = [0];
    const only = element('input', { type: 'checkbox' });
    const table = element('tbody');
    const said = element('p', { class: 'caption' });
    const next = button('Next', 'The next agents', () => { froms.push(following); fill(); });
    const before = button('Before', 'The agents before these', () => { froms.pop(); fill(); });

    async function fill() {
      which.from = froms[froms.length - 1];
      const found = await run.api.agents(which);
      table.replaceChildren(...found.agents.map(row));
      const last = found.agents[found.agents.length - 1];
      following = last ? last.agent + 1 : which.from;
      next.disabled = found.agents.length < AT_ONCE;
      before.disabled = froms.length === 1;
      said.textContent = `${number(found.total)} agents${only.checked ? ' are adversaries' : ''}.`;
    }

    only.addEventListener('change', () => {
      which.adversaries = only.checked ? 'true' : '';
      froms.splice(0, froms.length, 0);
      fill();
    });
    body.replaceChildren(element('h3', {}, 'Agents'),
      element('label', { class: 'check' }, only, 'adversaries only'), said,
      element('div', { class: 'scroll' }, element('table', {},
        element('thead', {}, element('tr', {}, ...['agent', 'persona', 'holds', 'encounters']
          .map((head) => element('th', { scope: 'col' }, head)))), table)),
      element('div', { class: 'actions below' }, before, next));
    await fill();
  }

  function row(agent) {
    return element('tr', {},
      element('td', {}, button(String(agent.agent), `Look at agent ${agent.agent}`,
        () => tell('select-agent', agent.agent))),
      element('td', {}, foreign(agent.persona), agent.adversary ? ' (adversary)' : '',
        agent.present ? '' : ' (left)'),
      element('td', {}, ...(agent.mark
        ? [glyph(page.look('mark', agent.mark), agent.adversary), foreign(agent.mark)] : ['–'])),
      element('td', { class: 'number' }, number(agent.encounters)));
  }

  Object.assign(page, { showAgents });
})(window.murmuration = window.murmuration || {});
