/* One agent: who it is told to be, what it remembers, what it saw and said, what it would be asked. */
(function (page) {
  'use strict';

  const { element, number, isKnown, foreign, glyph, messages, entryItem } = page;
  const EVERY = 3000;

  /** Shows it and keeps it up to date while it is what is looked at and the run goes on. */
  async function showAgent(run, number_, body, isShown) {
    const about = element('div', {});
    let before = '';
    const fill = async () => {
      const view = await run.api.agent(number_);
      const text = JSON.stringify(view);
      if (text !== before) update(about, view);
      before = text;
    };
    await fill();
    body.replaceChildren(about);
    if (run.canCommand) body.append(page.interviewForm(run, number_));
    body.append(await page.interviewsOf(run, number_));
    const timer = setInterval(() => {
      if (!isShown()) clearInterval(timer);
      else if (run.isUnderWay() && !document.hidden && about.offsetParent !== null
        && !holdsFocus(about)) {
        fill().catch(() => {});
      }
    }, EVERY);
  }

  /** Nobody loses their place because something has come in. */
  function holdsFocus(part) {
    return part.contains(document.activeElement) || String(getSelection()) !== '';
  }

  function update(about, view) {
    const opened = [...about.querySelectorAll('details[open]')].map((one) => one.dataset.key);
    about.replaceChildren(...parts(view));
    about.querySelectorAll('details').forEach((one) => {
      if (opened.includes(one.dataset.key)) one.open = true;
    });
  }

  function parts(view) {
    const { agent } = view;
    const made = [
      element('h3', { tabindex: '-1' }, `Agent ${agent.agent}`),
      facts(agent, view.calls),
    ];
    if (view.isPartial) {
      made.push(element('p', { class: 'caption' },
        'Only some agents are in this file in full; of this one, what the entries shown say.'));
    }
    made.push(...text('Identity', view.identity), ...list('Memory', view.memory, 'Nothing yet.',
      view.isPartial), ...list('Told from outside', view.told, null));
    if (view.entries.length > 0) {
      made.push(element('h4', {}, 'Latest entries'),
        element('ol', { class: 'entries' }, ...view.entries.map(entryItem)));
    }
    if (view.prompt && view.prompt.length > 0) {
      made.push(element('details', { 'data-key': 'prompt' },
        element('summary', {}, 'What its mind would be shown now'), messages(view.prompt)));
    }
    return made;
  }

  function facts(agent, calls) {
    const holds = agent.mark ? [glyph(page.look('mark', agent.mark)), foreign(agent.mark)] : ['–'];
    const made = element('dl', { class: 'facts' },
      element('dt', {}, 'Persona'), element('dd', {}, foreign(agent.persona)),
      element('dt', {}, 'Mind'), element('dd', {}, foreign(agent.mind)),
      element('dt', {}, 'Holds'), element('dd', {}, ...holds),
      element('dt', {}, 'Encounters'), element('dd', {}, number(agent.encounters)));
    if (calls) {
      made.append(element('dt', {}, 'Calls'), element('dd', {},
        `${number(calls.calls)} · ${number(calls.tokensIn)} + ${number(calls.tokensOut)} tokens${
          isKnown(calls.money) ? ` · ${page.money(calls.money)}` : ''}`));
    }
    const signs = element('p', { class: 'signs' });
    if (agent.adversary) signs.append(element('span', { class: 'pill adverse' }, 'adversary'));
    if (!agent.present) signs.append(element('span', { class: 'pill' }, 'has left'));
    return element('div', {}, signs, made);
  }

  function text(name, content) {
    if (!content) return [];
    return [element('h4', {}, name), element('p', { class: 'quoted' }, foreign(content))];
  }

  function list(name, lines, none, isUnknown) {
    if (isUnknown || (lines.length === 0 && none === null)) return [];
    const shown = lines.length === 0 ? element('p', { class: 'caption' }, none)
      : element('ol', { class: 'memory' }, ...lines.map((line) => element('li', {}, foreign(line))));
    return [element('h4', {}, name), shown];
  }

  Object.assign(page, { showAgent });
})(window.murmuration = window.murmuration || {});
