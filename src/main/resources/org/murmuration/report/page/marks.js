/* How conventions, personas and minds look: one colour and one shape each, the same everywhere. */
(function (page) {
  'use strict';

  const { element, colours, onTheme } = page;

  // As many shapes as are coprime with the colours: 42 looks before one comes again. Curves, which
  // have no shapes, are dashed when a colour comes again.
  const DASHES = ['solid', [7, 3], [2, 3]];
  const SHAPES = ['circle', 'square', 'triangle', 'diamond', 'down', 'hexagon'];
  const CORNERS = {
    square: polygon(4, Math.PI / 4, 1.15), triangle: polygon(3, -Math.PI / 2, 1.25),
    diamond: polygon(4, 0, 1.2), down: polygon(3, Math.PI / 2, 1.25), hexagon: polygon(6, 0, 1.1),
  };
  const known = { mark: new Map(), persona: new Map(), mind: new Map() };

  function polygon(corners, turn, size) {
    return Array.from({ length: corners }, (_, i) => {
      const angle = turn + (2 * Math.PI * i) / corners;
      return [size * Math.cos(angle), size * Math.sin(angle)];
    });
  }

  let marks = [];

  function forgetLooks() {
    Object.values(known).forEach((names) => names.clear());
    marks = [];
  }

  /** What agents hold, as the run tells it; it has looks in the order of the chart of its shares. */
  function learnMarks(given, charts) {
    marks = given;
    charts.filter(isOfConventions).forEach((chart) =>
      chart.labels.forEach((name) => look('mark', name)));
    marks.forEach((name) => look('mark', name));
  }

  /** Whether a chart shows the shares of what agents hold. */
  function isOfConventions({ share, labels }) {
    return share && labels.length > 1 && marks.length > 0
      && marks.every((mark) => labels.includes(mark));
  }

  /** Names get their looks in the order in which they come. */
  function look(kind, name) {
    if (name === null || name === undefined) return { colour: colours().none, shape: 'circle' };
    const names = known[kind];
    if (!names.has(name)) names.set(name, names.size);
    const i = names.get(name);
    const { palette } = colours();
    return { colour: palette[i % palette.length], index: i, shape: SHAPES[i % SHAPES.length],
      dash: DASHES[Math.floor(i / palette.length) % DASHES.length] };
  }

  /** Adds the outline of a shape to the path of a canvas. */
  function trace(brush, shape, x, y, radius) {
    const corners = CORNERS[shape];
    if (!corners) {
      brush.moveTo(x + radius, y);
      brush.arc(x, y, radius, 0, 2 * Math.PI);
      return;
    }
    corners.forEach(([dx, dy], i) =>
      brush[i ? 'lineTo' : 'moveTo'](x + radius * dx, y + radius * dy));
    brush.closePath();
  }

  /** The same outline as a symbol of ECharts. */
  function symbol(shape) {
    const corners = CORNERS[shape];
    if (!corners) return 'circle';
    return `path://M${corners.map((corner) => corner.map((v) => v.toFixed(3)).join(' '))
      .join('L')}Z`;
  }

  /** A small picture of a look, beside the text that says what it stands for. */
  function glyph({ index, shape }, isAdversary) {
    const svg = vector('svg', { viewBox: '-2 -2 4 4', class: 'glyph', 'aria-hidden': 'true' });
    const corners = CORNERS[shape];
    const name = index === undefined ? 'none' : String(index);
    svg.append(corners ? vector('polygon', { points: corners.join(' '), 'data-look': name })
      : vector('circle', { r: 1, 'data-look': name }));
    if (isAdversary) {
      svg.append(vector('circle', { r: 1.7, fill: 'none', 'stroke-width': 0.5,
        'data-look': 'ring' }));
    }
    svg.childNodes.forEach(paint);
    return svg;
  }

  function paint(part) {
    const { palette, none, ring } = colours();
    const name = part.dataset.look;
    if (name === 'ring') part.setAttribute('stroke', ring);
    else part.setAttribute('fill', name === 'none' ? none : palette[Number(name) % palette.length]);
  }

  onTheme(() => document.querySelectorAll('[data-look]').forEach(paint));

  function vector(tag, attributes) {
    const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    return made;
  }

  /** An agent as a button: its number, what it holds, whether it is an adversary. */
  function agentChip(seat, onClick) {
    const says = seat.adversary ? ', adversary' : '';
    const holds = seat.mark ? `, holds ${page.visible(seat.mark)}` : '';
    const chip = element('button', { type: 'button', class: 'chip',
      'aria-label': `Agent ${seat.agent}${holds}${says}` },
    glyph(look('mark', seat.mark), seat.adversary), String(seat.agent));
    if (seat.mark) chip.append(' ', page.foreign(seat.mark));
    chip.addEventListener('click', (event) => { event.stopPropagation(); onClick(seat.agent); });
    return chip;
  }

  Object.assign(page, { look, forgetLooks, learnMarks, isOfConventions, trace, symbol, glyph,
    agentChip });
})(window.murmuration = window.murmuration || {});
