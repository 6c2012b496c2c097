/* Points in the plane, in groups. */
(function (page) {
  'use strict';

  const { number, isKnown, at, distinct, frame, axis, tooltip, tooltipContent, range, groupLooks,
    symbols } = page;

  const MANY = 600;

  function scatterOption(figure, colours, width, export_) {
    const names = distinct(figure.clouds.map((cloud) => page.visible(cloud.name)));
    const looks = groupLooks(names.length, colours);
    const count = figure.clouds.reduce((sum, cloud) => sum + cloud.x.length, 0);
    return {
      ...frame(figure, colours, names, { top: figure.y.label, bottom: figure.x.label }, export_),
      xAxis: axis(colours, 'value', {
        ...range(figure.x, null, null), scale: true, name: figure.x.label, nameLocation: 'middle',
        nameGap: 28,
        axisLine: { show: true, onZero: false, lineStyle: { color: colours.quiet } } }),
      yAxis: axis(colours, 'value', { ...range(figure.y, null, null), scale: true }),
      tooltip: { ...tooltip(colours, 'none', (item) => tip(figure, names, looks, item)),
        trigger: 'item' },
      series: figure.clouds.map((cloud, i) => ({
        type: 'scatter', name: names[i], color: looks[i].colour,
        // Groups that overlap are told apart by shape as well.
        symbol: symbols[i % symbols.length], symbolSize: count > MANY ? 5 : 9,
        itemStyle: { opacity: count > MANY ? 0.6 : 0.8, borderColor: colours.paper, borderWidth: 0.5 },
        emphasis: { disabled: true },
        data: cloud.x.map((x, k) => [x, at(cloud.y, k)])
          .map((point) => (point.every(isKnown) ? point : [null, null])),
      })),
    };
  }

  function tip(figure, names, looks, { seriesIndex: i, dataIndex: k }) {
    const cloud = figure.clouds[i];
    const place = `${number(at(cloud.x, k))}, ${number(at(cloud.y, k))}`;
    const label = cloud.labels[k];
    return tooltipContent(label ? page.visible(label) : place,
      [{ name: names[i], colour: looks[i].colour, value: label ? place : '' }]);
  }

  function scatterWords(figure) {
    const clouds = figure.clouds.map((cloud) => `${page.visible(cloud.name)} ${cloud.x.length}`);
    return `Points of ${figure.y.label} by ${figure.x.label}: ${clouds.join(', ')}.`;
  }

  function scatterTable(figure) {
    const hasLabels = figure.clouds.some((cloud) => cloud.labels.length > 0);
    return {
      columns: ['group', ...(hasLabels ? ['point'] : []), figure.x.label || 'x', figure.y.label || 'y'],
      rows: figure.clouds.flatMap((cloud) => cloud.x.map((x, k) => [page.visible(cloud.name),
        ...(hasLabels ? [page.visible(cloud.labels[k] || '')] : []), number(x),
        number(at(cloud.y, k))])),
    };
  }

  Object.assign(page, { scatterOption, scatterWords, scatterTable });
})(window.murmuration = window.murmuration || {});
