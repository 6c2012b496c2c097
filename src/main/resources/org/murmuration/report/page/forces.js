/* Where the nodes of a small network are drawn: near those they are strongly linked to. */
(function (page) {
  'use strict';

  const { distinct } = page;

  const STEPS = 160;
  const STEPS_FROM_BEFORE = 25;
  const PULL = 4;
  const GRAVITY = 0.35;

  /**
   * Places within −1 and 1, by forces (Fruchterman and Reingold 1991) with pulls by weight, each
   * node's adding up to one, so that a network in which everybody knows everybody does not collapse.
   * From a ring by groups, or from where nodes were before, so that a run under way does not jump.
   */
  function places(figure, before) {
    const size = figure.nodes.length;
    const names = distinct(figure.nodes.map((node) => node.label));
    const known = names.map((name) => before && before.get(name));
    const [x, y] = start(figure, known);
    const links = pulls(figure);
    const isKnown = size > 0 && known.every((place) => place);
    const steps = isKnown ? STEPS_FROM_BEFORE : STEPS;
    const ideal = 4 / Math.max(1, size);
    for (let step = 0; step < steps; step += 1) {
      move(x, y, links, ideal, (isKnown ? 0.03 : 0.15) * (1 - step / steps));
    }
    fit(x, y);
    return new Map(names.map((name, i) => [name, [x[i], y[i]]]));
  }

  function start(figure, known) {
    const x = [];
    const y = [];
    figure.nodes.map((node, i) => ({ group: node.group, i }))
      .sort((a, b) => a.group - b.group || a.i - b.i)
      .forEach(({ i }, position) => {
        const angle = (2 * Math.PI * position) / figure.nodes.length;
        [x[i], y[i]] = known[i] || [Math.cos(angle), Math.sin(angle)];
      });
    return [x, y];
  }

  function pulls(figure) {
    const strength = figure.nodes.map(() => 0);
    figure.links.forEach(({ from, to, weight }) => {
      strength[from] += weight;
      strength[to] += weight;
    });
    return figure.links.filter(({ from, to }) => from !== to).map(({ from, to, weight }) =>
      ({ from, to, pull: (PULL * weight) / Math.sqrt(strength[from] * strength[to] || 1) }));
  }

  function move(x, y, links, ideal, most) {
    const fx = x.map((value) => -GRAVITY * value);
    const fy = y.map((value) => -GRAVITY * value);
    for (let i = 0; i < x.length; i += 1) {
      for (let j = 0; j < i; j += 1) {
        const dx = x[i] - x[j] || 1e-3 * (i - j);
        const dy = y[i] - y[j];
        const push = ideal / (dx * dx + dy * dy + 1e-4);
        fx[i] += dx * push;
        fy[i] += dy * push;
        fx[j] -= dx * push;
        fy[j] -= dy * push;
      }
    }
    links.forEach(({ from, to, pull }) => {
      const dx = pull * (x[to] - x[from]);
      const dy = pull * (y[to] - y[from]);
      fx[from] += dx;
      fy[from] += dy;
      fx[to] -= dx;
      fy[to] -= dy;
    });
    for (let i = 0; i < x.length; i += 1) {
      const far = Math.hypot(fx[i], fy[i]) || 1;
      x[i] += (fx[i] / far) * Math.min(most, far);
      y[i] += (fy[i] / far) * Math.min(most, far);
    }
  }

  /** Both sides filled, whatever the shape of the plot. */
  function fit(...axes) {
    axes.forEach((values) => {
      const [least, most] = [Math.min(...values), Math.max(...values)];
      const half = Math.max(1e-9, most - least) / 2;
      values.forEach((value, i) => { values[i] = (value - (most + least) / 2) / half; });
    });
  }

  Object.assign(page, { places });
})(window.murmuration = window.murmuration || {});
