/* Where agents are drawn. Computed once; nobody moves afterwards. */
(function (page) {
  'use strict';

  const { neighbours } = page;

  const PIVOTS = 32;
  const STEPS = 120;
  const STEPS_OF_MANY = 50;
  const GOLDEN = Math.PI * (3 - Math.sqrt(5));

  /** Places of all agents, those of a network near their neighbours, others side by side. */
  function layout(net) {
    const size = net.persona.length;
    if (!net.fixed || net.links.length === 0) return sunflower(size);
    const near = neighbours(net.links, size);
    return scaled(relaxed(byPivots(near), near));
  }

  /** A place for everyone in the order of their numbers; distance means nothing. */
  function sunflower(size) {
    const at = Array.from({ length: size }, (_, i) => seed(i, size));
    return { x: at.map(([x]) => x), y: at.map(([, y]) => y), isFree: true };
  }

  function seed(i, size) {
    const reach = 0.96 * Math.sqrt((i + 0.5) / size);
    return [reach * Math.cos(i * GOLDEN), reach * Math.sin(i * GOLDEN)];
  }

  /** Places for agents that have joined since, at the rim; the others stay. */
  function extended(places, size) {
    const x = [...places.x];
    const y = [...places.y];
    for (let i = x.length; i < size; i += 1) {
      x.push(1.03 * Math.cos(i * GOLDEN));
      y.push(1.03 * Math.sin(i * GOLDEN));
    }
    return { ...places, x, y };
  }

  /**
   * Pivot multidimensional scaling (Brandes and Pich 2007): the two main axes of the distances to a
   * few agents.
   */
  function byPivots(near) {
    const size = near.length;
    const columns = distances(near);
    centre(columns, size);
    const first = principal(columns, null);
    const second = principal(columns, first);
    const axis = (weights) => Array.from({ length: size }, (_, i) =>
      columns.reduce((sum, column, p) => sum + column[i] * weights[p], 0));
    return scaled({ x: axis(first), y: axis(second) });
  }

  /** Squared steps to pivots, each as far as possible from those before it. */
  function distances(near) {
    const nearest = new Float64Array(near.length).fill(Infinity);
    const columns = [];
    let pivot = 0;
    for (let p = 0; p < Math.min(PIVOTS, near.length); p += 1) {
      const steps = stepsFrom(pivot, near);
      columns.push(Float64Array.from(steps, (step) => step * step));
      pivot = 0;
      steps.forEach((step, i) => {
        nearest[i] = Math.min(nearest[i], step);
        if (nearest[i] > nearest[pivot]) pivot = i;
      });
    }
    return columns;
  }

  function stepsFrom(start, near) {
    const steps = new Array(near.length).fill(-1);
    const queue = [start];
    steps[start] = 0;
    for (let head = 0; head < queue.length; head += 1) {
      near[queue[head]].forEach((other) => {
        if (steps[other] < 0) {
          steps[other] = steps[queue[head]] + 1;
          queue.push(other);
        }
      });
    }
    const beyond = steps[queue[queue.length - 1]] + 1;
    return steps.map((step) => (step < 0 ? beyond : step));
  }

  /** Double centring: rows and columns get a mean of zero. */
  function centre(columns, size) {
    const means = columns.map((column) => column.reduce((sum, v) => sum + v, 0) / size);
    const mean = means.reduce((sum, v) => sum + v, 0) / columns.length;
    for (let i = 0; i < size; i += 1) {
      let row = 0;
      columns.forEach((column) => { row += column[i] / columns.length; });
      columns.forEach((column, p) => { column[i] = -0.5 * (column[i] - row - means[p] + mean); });
    }
  }

  /** The leading eigenvector of CᵀC, by power iteration, orthogonal to another one. */
  function principal(columns, other) {
    let vector = columns.map((_, p) => Math.cos(p + 1) + (other ? Math.sin(3 * p) : 0));
    for (let step = 0; step < 60; step += 1) {
      if (other) {
        const along = vector.reduce((sum, v, p) => sum + v * other[p], 0);
        vector = vector.map((v, p) => v - along * other[p]);
      }
      const image = columns[0].map((_, i) =>
        columns.reduce((sum, column, p) => sum + column[i] * vector[p], 0));
      vector = columns.map((column) => column.reduce((sum, v, i) => sum + v * image[i], 0));
      const length = Math.hypot(...vector) || 1;
      vector = vector.map((v) => v / length);
    }
    return vector;
  }

  /** Pulls linked agents together and pushes close ones apart (Fruchterman and Reingold 1991). */
  function relaxed({ x, y }, near) {
    const size = x.length;
    const ideal = Math.sqrt(3 / size);
    // Agents in one place, such as twins in a star, come apart.
    for (let i = 0; i < size; i += 1) {
      const [dx, dy] = seed(i, size);
      x[i] += 0.4 * ideal * dx;
      y[i] += 0.4 * ideal * dy;
    }
    const steps = size > 600 ? STEPS_OF_MANY : STEPS;
    for (let step = 0; step < steps; step += 1) {
      const heat = 0.6 * ideal * (1 - step / steps);
      const [fx, fy] = forces(x, y, near, ideal);
      for (let i = 0; i < size; i += 1) {
        const force = Math.hypot(fx[i], fy[i]) || 1;
        x[i] += (fx[i] / force) * Math.min(force, heat);
        y[i] += (fy[i] / force) * Math.min(force, heat);
      }
    }
    return { x, y };
  }

  function forces(x, y, near, ideal) {
    const size = x.length;
    const fx = new Float64Array(size);
    const fy = new Float64Array(size);
    const cells = new Map();
    const cell = (v) => Math.floor(v / (2 * ideal));
    const key = (cx, cy) => cx * 4096 + cy;
    for (let i = 0; i < size; i += 1) {
      const at = key(cell(x[i]), cell(y[i]));
      if (!cells.has(at)) cells.set(at, []);
      cells.get(at).push(i);
    }
    const push = (i, j) => {
      const dx = x[i] - x[j];
      const dy = y[i] - y[j];
      const square = Math.max(dx * dx + dy * dy, 1e-9);
      if (square > 4 * ideal * ideal) return;
      fx[i] += (dx * ideal * ideal * 0.25) / square;
      fy[i] += (dy * ideal * ideal * 0.25) / square;
    };
    for (let i = 0; i < size; i += 1) {
      for (let cx = -1; cx <= 1; cx += 1) {
        for (let cy = -1; cy <= 1; cy += 1) {
          const others = cells.get(key(cell(x[i]) + cx, cell(y[i]) + cy)) || [];
          others.forEach((j) => { if (j !== i) push(i, j); });
        }
      }
      near[i].forEach((j) => {
        const dx = x[j] - x[i];
        const dy = y[j] - y[i];
        const pull = (0.12 * Math.hypot(dx, dy)) / (ideal * Math.sqrt(near[i].length));
        fx[i] += dx * pull;
        fy[i] += dy * pull;
      });
    }
    return [fx, fy];
  }

  /** Within −1 and 1 both ways, the longer side filled. */
  function scaled({ x, y }) {
    const range = (values) => [Math.min(...values), Math.max(...values)];
    const [left, right] = range(x);
    const [top, bottom] = range(y);
    const half = Math.max(right - left, bottom - top, 1e-9) / 2;
    return { x: x.map((v) => (0.97 * (v - (left + right) / 2)) / half),
      y: y.map((v) => (0.97 * (v - (top + bottom) / 2)) / half) };
  }

  Object.assign(page, { layout, extended });
})(window.murmuration = window.murmuration || {});
