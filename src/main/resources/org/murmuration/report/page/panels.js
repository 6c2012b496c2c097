/* Figures of the measures of a run under way, asked for again and again while they are in sight. */
(function (page) {
  'use strict';

  const { figureCard, number, on } = page;

  const EVERY = 3000;
  const EVERY_WITHOUT = 10000;
  const section = document.getElementById('panels');
  const grid = section.querySelector('.grid');
  const caption = document.getElementById('panels-position');
  let cards = [];
  let inSight = false;

  function show({ position, figures }) {
    section.hidden = figures.length === 0;
    const held = cards.some(isHeld) ? '; what you look at waits' : '';
    caption.textContent = `after ${number(position)} ${position === 1 ? 'entry' : 'entries'}${held}`;
    const isSame = figures.length === cards.length
      && figures.every((figure, i) => cards[i].key === key(figure));
    if (!isSame) build(figures);
    else figures.forEach((figure, i) => renew(cards[i], figure));
  }

  const key = (figure) => `${figure.kind} ${figure.title}`;

  function build(figures) {
    clear();
    cards = figures.map((figure) =>
      ({ key: key(figure), text: JSON.stringify(figure), card: figureCard(figure) }));
    grid.append(...cards.map(({ card }) => card.node));
    cards.forEach(({ card }) => card.draw());
  }

  /** While a run goes on, what is pointed at, or read as a table, is not changed under one's eyes. */
  const isHeld = ({ card: { node } }) => current.isUnderWay() && (node.matches(':hover')
    || node.querySelector('.beside:focus-within') !== null);

  function renew(shown, figure) {
    const text = JSON.stringify(figure);
    if (text === shown.text || isHeld(shown)) return;
    shown.text = text;
    shown.card.update(figure);
  }

  function clear() {
    cards.forEach(({ card }) => card.drop());
    cards = [];
    grid.replaceChildren();
  }

  /** Asks a run until it is over or another is shown; the less often the longer an answer takes. */
  async function watch(run) {
    while (run === current) {
      const start = performance.now();
      const isWanted = !document.hidden && (inSight || section.hidden);
      if (isWanted) await ask(run);
      if (run !== current || !run.isUnderWay()) return;
      const pause = section.hidden ? EVERY_WITHOUT : EVERY;
      await new Promise((resolve) => {
        setTimeout(resolve, Math.max(pause, 5 * (performance.now() - start)));
      });
    }
  }

  async function ask(run) {
    try {
      const panels = await run.api.panels();
      if (run === current) show(panels);
    } catch (refused) {
      // A run that has not begun has none, nor has a report written before there were panels.
    }
  }

  let current = null;
  new IntersectionObserver((entries) => {
    inSight = entries[entries.length - 1].isIntersecting;
  }).observe(section);
  on('run', (run) => {
    current = run;
    clear();
    section.hidden = true;
    watch(run);
  });
  // The last word, when the run is over.
  on('state', (state) => { if (current && state.endReason) ask(current); });
})(window.murmuration = window.murmuration || {});
