/* Forests that grow from left to right, such as variants of a text. */
(function (page) {
  'use strict';

  const { number, frame, tooltip, tooltipContent, shortened } = page;

  const ROW = 18;
  const HEIGHT = { least: 240, most: 1500 };
  const LETTERS = 28;

  /** A place for each branch: how deep it is, and its row; a parent is in the middle of its own. */
  function grown(figure) {
    const children = figure.branches.map(() => []);
    const roots = [];
    const depth = [];
    figure.branches.forEach(({ parent }, i) => {
      (parent < 0 ? roots : children[parent]).push(i);
      depth[i] = parent < 0 ? 0 : depth[parent] + 1;
    });
    const row = [];
    let rows = 0;
    const stack = [...roots].reverse();
    const order = [];
    while (stack.length > 0) {
      const i = stack.pop();
      order.push(i);
      if (children[i].length === 0) row[i] = rows++;
      stack.push(...[...children[i]].reverse());
    }
    order.reverse().forEach((i) => {
      const own = children[i];
      if (own.length > 0) row[i] = (row[own[0]] + row[own[own.length - 1]]) / 2;
    });
    return { depth, row, rows, children, deepest: Math.max(0, ...depth) };
  }

  function treeOption(figure, colours, width, export_) {
    const { depth, row, rows, children, deepest } = grown(figure);
    const shared = frame(figure, colours, [], { top: '', bottom: '' }, export_);
    const largest = Math.max(1e-9, ...figure.branches.map((branch) => branch.size));
    const margin = Math.round(deepest < 2 ? width * 0.6 : Math.min(190, width * 0.3));
    const column = (width - margin - 30) / Math.max(1, deepest);
    const hidden = { type: 'value', show: false };
    return {
      ...shared,
      grid: { left: 14, right: margin, top: shared.grid.top + 8, bottom: 14 },
      xAxis: { ...hidden, min: 0, max: Math.max(1, deepest) },
      yAxis: { ...hidden, min: -0.5, max: Math.max(0.5, rows - 0.5), inverse: true },
      tooltip: { ...tooltip(colours, 'none', (item) => tip(figure, children, colours, item)),
        trigger: 'item' },
      series: [{
        type: 'graph', layout: 'none', coordinateSystem: 'cartesian2d', z: 3,
        data: figure.branches.map((branch, i) => ({
          id: String(i), name: String(i), value: [depth[i], row[i]],
          symbol: 'circle', symbolSize: 5 + 13 * Math.sqrt(branch.size / largest),
          itemStyle: { color: colours.palette[depth[i] === 0 ? 0 : 5], borderColor: colours.paper,
            borderWidth: 1 },
          label: children[i].length === 0 ? { position: 'right', width: margin - 16 }
            : { position: [0, -14], align: 'left', width: Math.max(30, column - 8) },
        })),
        links: figure.branches.flatMap(({ parent }, i) =>
          (parent < 0 ? [] : [{ source: String(parent), target: String(i) }])),
        lineStyle: { color: colours.quiet, width: 1.25, opacity: 0.6, curveness: 0 },
        label: { show: true, fontSize: 11, color: colours.ink, overflow: 'truncate',
          textBorderColor: colours.paper, textBorderWidth: 2,
          formatter: ({ dataIndex }) => shortened(figure.branches[dataIndex].label, LETTERS) },
        labelLayout: { hideOverlap: true },
        emphasis: { disabled: true },
      }],
    };
  }

  function tip(figure, children, colours, { dataType, dataIndex }) {
    if (dataType === 'edge') return '';
    const { label, text, size } = figure.branches[dataIndex];
    const own = children[dataIndex].length;
    const rows = [{ name: 'size', colour: colours.palette[5], value: number(size) },
      ...(own > 0 ? [{ name: 'branches', colour: 'transparent', value: number(own) }] : [])];
    const content = tooltipContent(page.visible(label), rows);
    if (text) content.append(page.element('p', { class: 'said' }, page.foreign(text)));
    return content;
  }

  function treeWords(figure) {
    const { deepest, rows } = grown(figure);
    const roots = figure.branches.filter(({ parent }) => parent < 0);
    const largest = [...figure.branches].sort((a, b) => b.size - a.size).slice(0, 3)
      .map(({ label, size }) => `${page.visible(label)} ${number(size)}`);
    return `Tree of ${figure.branches.length} branches from ${roots.length} root${
      roots.length === 1 ? '' : 's'}, ${deepest} deep, with ${rows} ends. Largest: ${
      largest.join(', ')}.`;
  }

  function treeTable(figure) {
    const name = (i) => (i < 0 ? '–' : page.visible(figure.branches[i].label));
    const hasTexts = figure.branches.some(({ text }) => text);
    return { columns: ['branch', 'from', 'size', ...(hasTexts ? ['text'] : [])],
      rows: figure.branches.map(({ parent, text, size }, i) => [name(i), name(parent), number(size),
        ...(hasTexts ? [page.visible(text)] : [])]) };
  }

  /** Whether it takes the whole width. */
  function isDeep(figure) {
    return grown(figure).deepest > 3;
  }

  function treeHeight(figure) {
    return Math.max(HEIGHT.least, Math.min(HEIGHT.most, grown(figure).rows * ROW + 50));
  }

  Object.assign(page, { treeOption, treeWords, treeTable, treeHeight, isDeep });
})(window.murmuration = window.murmuration || {});
