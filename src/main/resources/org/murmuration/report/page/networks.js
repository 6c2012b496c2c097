/* Networks: communities in colour, strong links emphasised, those that stand out ringed. */
(function (page) {
  'use strict';

  const { number, distinct, frame, tooltip, tooltipContent, groupLooks, shortened, places } = page;

  const MOST_LINKS = 3000;
  const LETTERS = 16;

  /** Places of nodes by figure, so that drawing once more moves nobody. */
  const known = new WeakMap();

  /** Which colour each group of a figure has. */
  const numbered = new WeakMap();

  /** Where the nodes of a figure are; `before` is an earlier figure of the same network, or null. */
  function placesOf(figure, before) {
    if (!known.has(figure)) known.set(figure, places(figure, before && known.get(before)));
    return known.get(figure);
  }

  /** A look for each group; one that was there before keeps its own, whatever its place now is. */
  function looksOf(figure, before, colours) {
    if (!numbered.has(figure)) {
      const old = (before && numbered.get(before)) || new Map();
      const kept = new Map(figure.groups.filter((name) => old.has(name))
        .map((name) => [name, old.get(name)]));
      const taken = new Set(kept.values());
      let next = 0;
      figure.groups.filter((name) => !kept.has(name)).forEach((name) => {
        while (taken.has(next)) next += 1;
        kept.set(name, next);
        taken.add(next);
      });
      numbered.set(figure, kept);
    }
    const numbers = figure.groups.map((name) => numbered.get(figure).get(name));
    const all = groupLooks(Math.max(0, ...numbers) + 1, colours);
    return numbers.map((number) => all[number]);
  }

  function networkOption(figure, colours, width, export_) {
    const names = distinct(figure.groups.map(page.visible));
    const looks = looksOf(figure, export_.before, colours);
    const labels = distinct(figure.nodes.map((node) => node.label));
    const at = placesOf(figure, export_.before);
    const shared = frame(figure, colours, names, { top: '', bottom: '' }, export_);
    const largest = Math.max(1e-9, ...figure.nodes.map((node) => node.size));
    const most = largestNode(figure, width);
    const hidden = { type: 'value', show: false, min: -1, max: 1 };
    return {
      ...shared,
      grid: { left: 18, right: 42, top: shared.grid.top + 8, bottom: 16 },
      xAxis: hidden,
      yAxis: { ...hidden, inverse: true },
      tooltip: { ...tooltip(colours, 'none', (item) => tip(figure, looks, colours, item)),
        trigger: 'item' },
      series: [{
        type: 'graph', layout: 'none', coordinateSystem: 'cartesian2d', z: 3,
        categories: names.map((name, i) => ({ name, symbol: looks[i].symbol,
          itemStyle: { color: looks[i].colour } })),
        data: figure.nodes.map((node, i) => ({
          id: String(i), name: labels[i], value: at.get(labels[i]),
          ...(node.group >= 0 ? { category: node.group } : {}),
          symbolSize: 6 + (most - 6) * Math.sqrt(node.size / largest),
          itemStyle: { ...(node.group >= 0 ? {} : { color: colours.none }),
            borderColor: node.ringed ? colours.ring : colours.paper,
            borderWidth: node.ringed ? 3 : 1 },
        })),
        links: drawnLinks(figure, colours),
        label: { show: true, position: 'right', distance: 3, fontSize: 11, color: colours.ink,
          textBorderColor: colours.paper, textBorderWidth: 2,
          formatter: ({ dataIndex }) => shortened(figure.nodes[dataIndex].label, LETTERS) },
        labelLayout: { hideOverlap: true },
        emphasis: { disabled: true }, selectedMode: false, roam: false,
      }],
    };
  }

  /** In pixels across: so that all have room beside one another. */
  function largestNode(figure, width) {
    const room = Math.sqrt((width * networkHeight(figure, width)) / Math.max(1, figure.nodes.length));
    return Math.max(9, Math.min(28, 0.4 * room));
  }

  /** The heaviest last, so that they lie above; of very many the lightest are not drawn. */
  function drawnLinks(figure, colours) {
    const heaviest = Math.max(1e-9, ...figure.links.map((link) => link.weight));
    return [...figure.links].sort((a, b) => a.strong - b.strong || a.weight - b.weight)
      .slice(-MOST_LINKS)
      .map(({ from, to, weight, strong }) => ({
        source: String(from), target: String(to), value: weight,
        lineStyle: { width: 0.6 + 3.4 * (weight / heaviest), curveness: 0,
          color: strong ? colours.ink : colours.quiet, opacity: strong ? 0.75 : 0.22 },
      }));
  }

  function tip(figure, looks, colours, { dataType, data, dataIndex }) {
    if (dataType === 'edge') {
      const [from, to] = [figure.nodes[data.source], figure.nodes[data.target]];
      return tooltipContent(`${page.visible(from.label)} – ${page.visible(to.label)}`,
        [{ name: 'weight', colour: colours.quiet, value: number(data.value) }]);
    }
    const node = figure.nodes[dataIndex];
    const rows = node.group < 0 ? []
      : [{ name: page.visible(figure.groups[node.group]), colour: looks[node.group].colour, value: '' }];
    const near = partners(figure, dataIndex).slice(0, 5).map(({ other, weight }) =>
      ({ name: page.visible(figure.nodes[other].label), colour: 'transparent', value: number(weight) }));
    return tooltipContent(page.visible(node.label) + (node.ringed ? ' · ringed' : ''),
      [...rows, ...near]);
  }

  /** Those a node is linked to, the closest first. */
  function partners(figure, i) {
    return figure.links.filter(({ from, to }) => from === i || to === i)
      .map(({ from, to, weight }) => ({ other: from === i ? to : from, weight }))
      .sort((a, b) => b.weight - a.weight || a.other - b.other);
  }

  function networkWords(figure) {
    const groups = figure.groups.map((name, g) =>
      `${page.visible(name)} ${figure.nodes.filter((node) => node.group === g).length}`);
    const ringed = figure.nodes.filter((node) => node.ringed).map((node) => page.visible(node.label));
    return `Network of ${figure.nodes.length} nodes and ${figure.links.length} links, `
      + `${figure.links.filter((link) => link.strong).length} of them strong`
      + `${groups.length > 0 ? `, in groups: ${groups.join(', ')}` : ''}.`
      + `${ringed.length > 0 ? ` Ringed: ${ringed.slice(0, 12).join(', ')}${
        ringed.length > 12 ? ` and ${ringed.length - 12} more` : ''}.` : ''}`;
  }

  function networkTable(figure) {
    const hasGroups = figure.groups.length > 0;
    const hasRings = figure.nodes.some((node) => node.ringed);
    const rows = figure.nodes.map((node, i) => {
      const near = partners(figure, i);
      const closest = near.length > 0 ? page.visible(figure.nodes[near[0].other].label) : '–';
      return [page.visible(node.label),
        ...(hasGroups ? [node.group < 0 ? '–' : page.visible(figure.groups[node.group])] : []),
        String(near.length), number(near.reduce((sum, { weight }) => sum + weight, 0)), closest,
        ...(hasRings ? [node.ringed ? 'ringed' : ''] : [])];
    });
    return { columns: ['node', ...(hasGroups ? ['group'] : []), 'links', 'weight', 'closest',
      ...(hasRings ? ['stands out'] : [])], rows };
  }

  function networkHeight(figure, width) {
    return Math.round(Math.max(300, Math.min(480, width * 0.8)));
  }

  Object.assign(page, { networkOption, networkWords, networkTable, networkHeight });
})(window.murmuration = window.murmuration || {});
