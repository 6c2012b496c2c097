/* Draws a population on a canvas: agents with their links, or groups of them. */
(function (page) {
  'use strict';

  const { colours, look, trace } = page;

  const MOST_LINKS = 12000;

  /** The canvas as sharp as the screen, and how places become pixels. */
  function sheet(canvas) {
    const density = Math.min(2, window.devicePixelRatio || 1);
    const width = canvas.clientWidth;
    const height = canvas.clientHeight;
    if (canvas.width !== Math.round(width * density)) canvas.width = Math.round(width * density);
    if (canvas.height !== Math.round(height * density)) canvas.height = Math.round(height * density);
    const brush = canvas.getContext('2d');
    brush.setTransform(density, 0, 0, density, 0, 0);
    brush.clearRect(0, 0, width, height);
    const scale = Math.min(width, height) / 2 - 10;
    return { brush, width, height, scale,
      px: (x) => width / 2 + x * scale, py: (y) => height / 2 + y * scale };
  }

  /** Radius of an agent in pixels, so that many fit side by side. */
  function radiusFor(scale, agents) {
    return Math.max(1.8, Math.min(9, (0.55 * scale) / Math.sqrt(Math.max(agents, 1))));
  }

  function drawAgents(sheet, net, places, kind, signs) {
    const { brush, px, py } = sheet;
    const radius = radiusFor(sheet.scale, net.persona.length);
    links(sheet, net, places);
    byLook(net, kind).forEach(({ look: { colour, shape }, agents }) => {
      brush.beginPath();
      agents.forEach((i) => trace(brush, shape, px(places.x[i]), py(places.y[i]), radius));
      brush.fillStyle = colour;
      brush.fill();
      brush.lineWidth = Math.min(1, radius / 4);
      brush.strokeStyle = colours().paper;
      brush.stroke();
    });
    const circles = (agents, more, width, colour, dash) => {
      brush.beginPath();
      agents.filter((i) => net.persona[i] >= 0).forEach((i) =>
        trace(brush, 'circle', px(places.x[i]), py(places.y[i]), radius + more));
      brush.lineWidth = width;
      brush.setLineDash(dash);
      brush.strokeStyle = colour;
      brush.stroke();
      brush.setLineDash([]);
    };
    circles(adversaries(net), Math.max(1.8, radius * 0.35), Math.max(1.4, radius * 0.28),
      colours().ring, []);
    circles(signs.ringed, Math.max(4, radius * 0.9), 2, colours().ink, [3, 2]);
    circles(signs.selected, Math.max(4, radius * 0.9), 2.25, colours().ink, []);
    if (signs.hasFocus) circles(signs.focused, Math.max(6, radius * 1.3), 1.5, colours().ink, []);
    return radius;
  }

  /** A network's lines, or those of the pairs that met last: two for each agent at most. */
  function links({ brush, px, py }, net, places) {
    const count = Math.min(net.links.length,
      2 * (net.fixed ? MOST_LINKS : Math.min(MOST_LINKS, 2 * net.persona.length)));
    brush.beginPath();
    for (let i = net.links.length - count; i + 1 < net.links.length; i += 2) {
      const [a, b] = [net.links[i], net.links[i + 1]];
      if (net.persona[a] >= 0 && net.persona[b] >= 0) {
        brush.moveTo(px(places.x[a]), py(places.y[a]));
        brush.lineTo(px(places.x[b]), py(places.y[b]));
      }
    }
    brush.lineWidth = count > 4000 ? 0.6 : 1;
    brush.strokeStyle = colours().link;
    brush.stroke();
  }

  function adversaries(net) {
    return [...net.persona.keys()].filter((i) => net.persona[i] >= 0
      && net.adversary[net.persona[i]]);
  }

  function nameOf(net, kind, agent) {
    if (kind === 'mark') return net.mark[agent] < 0 ? null : net.marks[net.mark[agent]];
    return (kind === 'persona' ? net.personas : net.minds)[net.persona[agent]];
  }

  /** The agents present by what they are coloured by, those without a mark first. */
  function byLook(net, kind) {
    const groups = new Map();
    net.persona.forEach((persona, agent) => {
      if (persona < 0) return;
      const name = nameOf(net, kind, agent);
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(agent);
    });
    return [...groups].map(([name, agents]) => ({ name, agents, look: look(kind, name) }))
      .sort((a, b) => (a.name !== null) - (b.name !== null) || b.agents.length - a.agents.length);
  }

  /** Each group as a pie of what its agents hold; the ring is the share of adversaries. */
  function drawGroups(sheet, net, groups, circles, kind, signs) {
    const { brush, px, py, scale } = sheet;
    const ringed = new Set(signs.ringed);
    groups.forEach(({ agents }, g) => {
      const [x, y, radius] = [px(circles[g].x), py(circles[g].y), circles[g].radius * scale];
      const present = agents.filter((agent) => net.persona[agent] >= 0);
      slices(brush, net, present, kind, x, y, radius);
      const arc = (share, at, width, colour, dash) => {
        if (share <= 0) return;
        brush.beginPath();
        brush.arc(x, y, at, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * Math.min(1, share));
        brush.lineWidth = width;
        brush.setLineDash(dash);
        brush.strokeStyle = colour;
        brush.stroke();
        brush.setLineDash([]);
      };
      const part = (is) => present.filter(is).length / Math.max(1, present.length);
      arc(part((agent) => net.adversary[net.persona[agent]]), radius, 3, colours().ring, []);
      arc(part((agent) => ringed.has(agent)), radius + 4, 2, colours().ink, [3, 2]);
      if (signs.hasFocus && signs.focused[0] === g) {
        arc(1, radius + 5, 1.5, colours().ink, []);
      }
      if (radius > 17) label(brush, String(present.length), x, y);
    });
  }

  function slices(brush, net, agents, kind, x, y, radius) {
    const counts = new Map();
    agents.forEach((agent) => {
      const name = nameOf(net, kind, agent);
      counts.set(name, (counts.get(name) || 0) + 1);
    });
    let from = -Math.PI / 2;
    [...counts].sort(([, a], [, b]) => b - a).forEach(([name, count]) => {
      const to = from + (2 * Math.PI * count) / agents.length;
      brush.beginPath();
      brush.moveTo(x, y);
      brush.arc(x, y, radius, from, to);
      brush.closePath();
      brush.fillStyle = look(kind, name).colour;
      brush.fill();
      if (counts.size > 1) {
        brush.lineWidth = 1;
        brush.strokeStyle = colours().paper;
        brush.stroke();
      }
      from = to;
    });
  }

  function label(brush, text, x, y) {
    brush.font = `600 11px ${getComputedStyle(document.body).fontFamily}`;
    brush.textAlign = 'center';
    brush.textBaseline = 'middle';
    brush.lineWidth = 3;
    brush.strokeStyle = colours().paper;
    brush.strokeText(text, x, y);
    brush.fillStyle = colours().ink;
    brush.fillText(text, x, y);
  }

  Object.assign(page, { sheet, drawAgents, drawGroups, nameOf, byLook });
})(window.murmuration = window.murmuration || {});
