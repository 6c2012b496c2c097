/* The population at a glance: who holds what, who is an adversary, who would be hit. */
(function (page) {
  'use strict';

  const { element, button, announce, number, glyph, look, layout, extended, groupsOf, packed, sheet,
    drawAgents, drawGroups, nameOf, byLook, on, tell, onTheme, seldom } = page;

  const MOST_DRAWN = 2000;
  const LEGEND = 12;
  const KINDS = [['mark', 'Convention'], ['persona', 'Persona'], ['mind', 'Mind']];

  const canvas = document.getElementById('network');
  const tip = document.getElementById('tip');
  const legend = document.getElementById('legend');
  const drawn = document.getElementById('drawn');
  const kinds = document.getElementById('colour-by');

  let net = null;
  let places = null;
  let groups = null;
  let kind = 'mark';
  let radius = 5;
  const signs = { ringed: [], selected: [], focused: [], hasFocus: false };

  // ---- What is drawn ----

  function take(given) {
    net = given;
    net.personas.forEach((name) => look('persona', name));
    net.minds.forEach((name) => look('mind', name));
    if (net.persona.length > MOST_DRAWN) group();
    else if (!places) places = layout(net);
    else if (places.x.length < net.persona.length) places = extended(places, net.persona.length);
    soon();
  }

  /** Communities are found once; groups by what agents hold are gathered anew, in their places. */
  function group() {
    if (groups && groups.by === 'community') return;
    const found = groupsOf(net);
    if (!groups) {
      groups = { ...found, circles: packed(found.groups) };
      return;
    }
    const before = new Map(groups.groups.map((one, i) => [one.name, groups.circles[i]]));
    if (!found.groups.every((one) => before.has(one.name))) {
      groups = { ...found, circles: packed(found.groups) };
      return;
    }
    const largest = Math.max(...groups.circles.map((circle) => circle.radius));
    const most = found.groups[0].agents.length;
    groups = { ...found, circles: found.groups.map((one) => ({ ...before.get(one.name),
      radius: largest * Math.sqrt(one.agents.length / most) })) };
  }

  function draw() {
    if (!net || canvas.clientWidth === 0) return;
    signs.hasFocus = document.activeElement === canvas;
    const paper = sheet(canvas);
    if (groups) drawGroups(paper, net, groups.groups, groups.circles, kind, signs);
    else radius = drawAgents(paper, net, places, kind, signs);
    showLegend();
    describe();
  }

  function showLegend() {
    const all = byLook(net, kind).sort((a, b) => b.agents.length - a.agents.length);
    const items = all.slice(0, LEGEND).map(({ name, agents, look: shown }) =>
      element('li', {}, glyph(shown), name === null ? 'none yet' : page.foreign(name),
        element('small', {}, number(agents.length))));
    const rest = all.slice(LEGEND);
    if (rest.length > 0) {
      const count = rest.reduce((sum, { agents }) => sum + agents.length, 0);
      items.push(element('li', {}, `${rest.length} more`, element('small', {}, number(count))));
    }
    const adverse = net.persona.filter((persona) => persona >= 0 && net.adversary[persona]).length;
    if (adverse > 0) items.push(key('ring', 'adversary', adverse));
    if (signs.ringed.length > 0) items.push(key('ring dashed', 'would be hit', signs.ringed.length));
    legend.replaceChildren(...items);
  }

  function key(sign, name, count) {
    return element('li', {}, element('span', { class: sign, 'aria-hidden': 'true' }), name,
      element('small', {}, number(count)));
  }

  function describe() {
    const agents = net.persona.filter((persona) => persona >= 0).length;
    const links = net.fixed ? 'Lines: the network they live on.' : 'Lines: who met lately.';
    const free = places && places.isFree ? ' Agents stand in the order of their numbers.' : '';
    const rest = net.total > net.persona.length
      ? ` The first ${number(net.persona.length)} of ${number(net.total)} stand for all.` : '';
    drawn.textContent = groups
      ? `${page.visible(net.schedule)}. ${number(agents)} agents, too many to draw one by one: `
        + `${groups.groups.length} groups by ${groups.by}, areas by size; a red ring is the share of `
        + `adversaries.${rest}`
      : `${page.visible(net.schedule)}. ${links}${free}`;
    const most = byLook(net, kind).sort((a, b) => b.agents.length - a.agents.length)[0];
    canvas.setAttribute('role', 'application');
    canvas.setAttribute('aria-label', `Population of ${agents} agents${most && most.name !== null
      ? `, ${most.agents.length} of them ${page.visible(most.name)}` : ''}. `
      + 'Arrow keys go from one to the next, Enter opens it.');
  }

  // ---- Pointer and keyboard ----

  const spots = () => groups ? groups.circles
    : places.x.map((x, i) => ({ x, y: places.y[i], radius: 0 }));
  const isThere = (i) => groups || net.persona[i] >= 0;

  function toPixels(spot) {
    const scale = Math.min(canvas.clientWidth, canvas.clientHeight) / 2 - 10;
    return { x: canvas.clientWidth / 2 + spot.x * scale, y: canvas.clientHeight / 2 + spot.y * scale,
      radius: groups ? spot.radius * scale : radius + 5 };
  }

  /** The agent or group under the pointer, or −1. */
  function under(event) {
    if (!net) return -1;
    const box = canvas.getBoundingClientRect();
    let best = -1;
    let least = Infinity;
    spots().forEach((spot, i) => {
      const at = toPixels(spot);
      const distance = Math.hypot(event.clientX - box.left - at.x, event.clientY - box.top - at.y);
      if (isThere(i) && distance <= at.radius && distance < least) [best, least] = [i, distance];
    });
    return best;
  }

  function words(i) {
    if (groups) {
      const { name, agents } = groups.groups[i];
      const adverse = agents.filter((agent) => net.persona[agent] >= 0
        && net.adversary[net.persona[agent]]).length;
      return `${page.visible(name)}: ${number(agents.length)} agents, ${number(adverse)} adversaries`;
    }
    const mark = nameOf(net, 'mark', i);
    const adverse = net.adversary[net.persona[i]] ? ' · adversary' : '';
    return `Agent ${i} · ${page.visible(nameOf(net, 'persona', i))}${
      mark === null ? '' : ` · holds ${page.visible(mark)}`}${adverse} · ${
      number(net.encounters[i])} encounters`;
  }

  function showTip(i) {
    tip.hidden = i < 0;
    if (i < 0) return;
    tip.textContent = words(i);
    const at = toPixels(spots()[i]);
    tip.style.left = `${Math.max(0, Math.min(at.x - tip.offsetWidth / 2,
      canvas.clientWidth - tip.offsetWidth))}px`;
    const above = at.y - tip.offsetHeight - 12;
    tip.style.top = `${above >= 0 ? above : at.y + 12}px`;
  }

  function open(i) {
    if (i < 0) return;
    if (groups) tell('select-group', groups.groups[i]);
    else tell('select-agent', i);
  }

  /** The nearest in a direction, those straight ahead before those aside. */
  function towards(from, [dx, dy]) {
    const all = spots();
    let best = from;
    let least = Infinity;
    all.forEach((spot, i) => {
      const ahead = (spot.x - all[from].x) * dx + (spot.y - all[from].y) * dy;
      const aside = Math.abs((spot.x - all[from].x) * dy) + Math.abs((spot.y - all[from].y) * dx);
      const cost = ahead + 2.5 * aside;
      if (i !== from && isThere(i) && ahead > 1e-6 && cost < least) [best, least] = [i, cost];
    });
    return best;
  }

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  function onKey(event) {
    if (!net) return;
    const at = signs.focused.length > 0 ? signs.focused[0] : -1;
    if (event.key === 'Enter' || event.key === ' ') open(at);
    else if (ARROWS[event.key]) focusOn(at < 0 ? firstThere() : towards(at, ARROWS[event.key]));
    else return;
    event.preventDefault();
  }

  const firstThere = () => spots().findIndex((_, i) => isThere(i));

  function focusOn(i) {
    signs.focused = i < 0 ? [] : [i];
    showTip(i);
    if (i >= 0) announce(words(i));
    soon();
  }

  canvas.addEventListener('pointermove', (event) => {
    const i = under(event);
    canvas.classList.toggle('over', i >= 0);
    showTip(i);
  });
  canvas.addEventListener('pointerleave', () => showTip(-1));
  canvas.addEventListener('click', (event) => open(under(event)));
  canvas.addEventListener('keydown', onKey);
  canvas.addEventListener('focus', () => soon());
  canvas.addEventListener('blur', () => { showTip(-1); soon(); });

  // ---- Colours by ----

  KINDS.forEach(([value, name]) => {
    const one = button(name, `Colour by ${name.toLowerCase()}`, () => {
      kind = value;
      [...kinds.children].forEach((other) =>
        other.setAttribute('aria-pressed', String(other === one)));
      soon();
    });
    one.setAttribute('aria-pressed', String(value === kind));
    kinds.append(one);
  });

  const soon = seldom(100, draw);
  new ResizeObserver(() => soon()).observe(canvas);
  onTheme(() => soon());
  on('run', () => {
    [net, places, groups] = [null, null, null];
    [signs.ringed, signs.selected, signs.focused] = [[], [], []];
    legend.replaceChildren();
    drawn.textContent = '';
  });
  on('network', take);
  on('ringed', (agents) => { signs.ringed = agents; soon(); });
  on('select-agent', (agent) => { signs.selected = [agent]; soon(); });
  on('select-entry', () => { signs.selected = []; soon(); });

  Object.assign(page, { nodeAt: (i) => {
    const box = canvas.getBoundingClientRect();
    const at = toPixels(spots()[i]);
    return { x: box.left + at.x, y: box.top + at.y };
  } });
})(window.murmuration = window.murmuration || {});
