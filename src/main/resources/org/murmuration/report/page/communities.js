/* Populations too large to draw one by one, in groups. */
(function (page) {
  'use strict';

  const MOST_GROUPS = 120;
  const SWEEPS = 20;

  /** Neighbours of each agent, from pairs one after the other. */
  function neighbours(links, size) {
    const found = Array.from({ length: size }, () => []);
    for (let i = 0; i + 1 < links.length; i += 2) {
      found[links[i]].push(links[i + 1]);
      found[links[i + 1]].push(links[i]);
    }
    return found;
  }

  /**
   * Groups of the agents present: communities of their network by label propagation (Raghavan,
   * Albert and Kumara 2007), or by persona where there is no network or it has no communities.
   *
   * @returns { by, groups: [{ name, agents }] }, the largest group first
   */
  function groupsOf(net) {
    const present = [...net.persona.keys()].filter((agent) => net.persona[agent] >= 0);
    if (net.fixed && net.links.length >= present.length) {
      const label = joined(net, present, propagated(net, present));
      const groups = gathered(present, label, (_, i) => `community ${i + 1}`);
      const largest = groups[0].agents.length;
      if (groups.length > 2 && largest < 0.9 * present.length) {
        return { by: 'community', groups: merged(groups) };
      }
    }
    const key = (agent) => net.persona[agent] * (net.marks.length + 1) + net.mark[agent] + 1;
    const name = (label) => {
      const mark = (label % (net.marks.length + 1)) - 1;
      const persona = net.personas[Math.floor(label / (net.marks.length + 1))];
      return mark < 0 ? persona : `${persona}, ${net.marks[mark]}`;
    };
    const labels = new Map(present.map((agent) => [agent, key(agent)]));
    return { by: 'persona and convention', groups: merged(gathered(present, labels, name)) };
  }

  /** Each agent takes on the label that most of its neighbours have, in a fixed order. */
  function propagated(net, present) {
    const near = neighbours(net.links, net.persona.length);
    const label = new Map(present.map((agent) => [agent, agent]));
    const order = shuffled(present);
    for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
      let changes = 0;
      order.forEach((agent) => {
        const best = commonest(near[agent], label, label.get(agent));
        if (best !== label.get(agent)) {
          label.set(agent, best);
          changes += 1;
        }
      });
      if (changes < present.length / 200) break;
    }
    return label;
  }

  function commonest(near, label, own) {
    const counts = new Map();
    near.forEach((other) => {
      if (label.has(other)) counts.set(label.get(other), (counts.get(label.get(other)) || 0) + 1);
    });
    let best = own;
    let most = counts.get(own) || 0;
    counts.forEach((count, one) => {
      if (count > most) [best, most] = [one, count];
    });
    return best;
  }

  /** Communities that are too small to be seen join the one to which they have most links. */
  function joined(net, present, labels) {
    let label = labels;
    let least = present.length / MOST_GROUPS / 4;
    for (let size = sizes(label); size.size > MOST_GROUPS && least < present.length;
      size = sizes(label)) {
      const target = targets(net, label, size, least);
      const end = (one) => {
        let at = one;
        for (let step = 0; step < 50 && target.has(at); step += 1) at = target.get(at);
        return at;
      };
      const before = label;
      label = new Map(present.map((agent) => [agent, end(before.get(agent))]));
      least *= 1.5;
    }
    return label;
  }

  function sizes(label) {
    const size = new Map();
    label.forEach((one) => size.set(one, (size.get(one) || 0) + 1));
    return size;
  }

  /** Where each community below a size goes: always to one that is larger, or has a later label. */
  function targets(net, label, size, least) {
    const links = new Map();
    const count = (from, to) => {
      if (size.get(from) >= least) return;
      if (size.get(to) < size.get(from) || (size.get(to) === size.get(from) && to < from)) return;
      if (!links.has(from)) links.set(from, new Map());
      links.get(from).set(to, (links.get(from).get(to) || 0) + 1);
    };
    for (let i = 0; i + 1 < net.links.length; i += 2) {
      const [a, b] = [label.get(net.links[i]), label.get(net.links[i + 1])];
      if (a !== undefined && b !== undefined && a !== b) {
        count(a, b);
        count(b, a);
      }
    }
    const target = new Map();
    links.forEach((counts, from) =>
      target.set(from, [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0]));
    return target;
  }

  /** The same order for the same agents, so that the same network has the same groups. */
  function shuffled(agents) {
    const order = [...agents];
    let state = 1;
    for (let i = order.length - 1; i > 0; i -= 1) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const j = state % (i + 1);
      [order[i], order[j]] = [order[j], order[i]];
    }
    return order;
  }

  function gathered(agents, labels, name) {
    const groups = new Map();
    agents.forEach((agent) => {
      const label = labels.get(agent);
      if (!groups.has(label)) groups.set(label, []);
      groups.get(label).push(agent);
    });
    return [...groups].sort(([, a], [, b]) => b.length - a.length)
      .map(([label, members], i) => ({ name: name(label, i), agents: members }));
  }

  function merged(groups) {
    if (groups.length <= MOST_GROUPS) return groups;
    const rest = groups.slice(MOST_GROUPS - 1);
    return [...groups.slice(0, MOST_GROUPS - 1),
      { name: `${rest.length} smaller ones`, agents: rest.flatMap((one) => one.agents) }];
  }

  /** Circles of areas by size, side by side, from the middle outwards; within −1 to 1. */
  function packed(groups) {
    const placed = [];
    groups.forEach(({ agents }) => {
      const radius = Math.sqrt(agents.length);
      for (let step = 0; ; step += 1) {
        const reach = 0.6 * Math.sqrt(step);
        const x = reach * Math.cos(step * 2.39996);
        const y = reach * Math.sin(step * 2.39996);
        const isFree = placed.every((other) =>
          Math.hypot(other.x - x, other.y - y) >= 1.06 * (other.radius + radius));
        if (isFree) {
          placed.push({ x, y, radius });
          break;
        }
      }
    });
    const low = (of) => Math.min(...placed.map((one) => of(one) - one.radius));
    const high = (of) => Math.max(...placed.map((one) => of(one) + one.radius));
    const [left, right] = [low(({ x }) => x), high(({ x }) => x)];
    const [top, bottom] = [low(({ y }) => y), high(({ y }) => y)];
    const half = Math.max(right - left, bottom - top) / 2;
    return placed.map(({ x, y, radius }) => ({ x: (x - (left + right) / 2) / half,
      y: (y - (top + bottom) / 2) / half, radius: radius / half }));
  }

  Object.assign(page, { groupsOf, packed, neighbours });
})(window.murmuration = window.murmuration || {});
