/* Curves with their bands. */
(function (page) {
  'use strict';

  const { number, interval, isKnown, at, distinct, frame, axis, tooltip, tooltipContent, range }
    = page;
  const CROWD = 12;
  const DASHES = ['solid', 'dashed', 'dotted', [9, 3, 2, 3]];

  function linesOption(figure, colours, width, export_) {
    const names = distinct(figure.curves.map((curve) => curve.name));
    const looks = curveLooks(figure.curves, colours);
    const curves = figure.curves.map((curve, i) => curveSeries(figure, curve, names[i], looks[i]));
    const bands = figure.curves.flatMap((curve, i) =>
      curve.low && curve.high ? [bandSeries(figure, curve, names[i], looks[i])] : []);
    const shared = frame(figure, colours, mainFirst(figure.curves, names),
      { top: figure.y.label, bottom: figure.x.label }, export_);
    return {
      ...shared,
      legend: { ...shared.legend, itemStyle: { opacity: isSparse(figure) ? 1 : 0 } },
      xAxis: axis(colours, 'value', {
        ...range(figure.x, 'dataMin', 'dataMax'), name: figure.x.label, nameLocation: 'middle',
        nameGap: 28, splitLine: { show: false },
        axisLine: { show: true, onZero: false, lineStyle: { color: colours.quiet } } }),
      yAxis: axis(colours, 'value', { ...range(figure.y, null, null), scale: true }),
      tooltip: tooltip(colours, 'line', (items) => linesTooltip(figure, names, looks, items)),
      series: [...curves, ...bands],
    };
  }

  function mainFirst(curves, names) {
    const of = (emphasis) => names.filter((_, i) => curves[i].emphasis === emphasis);
    return [...of(true), ...of(false)];
  }

  /** Whether there are so few points that each is marked. */
  function isSparse(figure) {
    return figure.at.length <= 12;
  }

  /** Colours and dashes; a crowd around an emphasised curve recedes into one grey. */
  function curveLooks(curves, colours) {
    const emphasised = curves.some((curve) => curve.emphasis);
    const isCrowd = emphasised && curves.length > CROWD;
    const isDashed = curves.length > 3;
    const main = curves.filter((curve) => curve.emphasis);
    return curves.map((curve, position) => {
      if (isCrowd && !curve.emphasis) {
        return { colour: colours.crowd, dash: 'solid', width: 1, opacity: 0.5 };
      }
      const i = isCrowd ? main.indexOf(curve) : position;
      return {
        colour: colours.palette[i % colours.palette.length],
        dash: isDashed && !curve.emphasis ? DASHES[i % DASHES.length] : 'solid',
        width: curve.emphasis ? 3 : 1.75,
        opacity: emphasised && !curve.emphasis ? 0.85 : 1,
      };
    });
  }

  function curveSeries(figure, curve, name, look) {
    const isMarked = isSparse(figure);
    return {
      type: 'line', name, z: curve.emphasis ? 4 : 3,
      symbol: isMarked ? 'circle' : 'none', symbolSize: 6, showAllSymbol: true,
      color: look.colour, itemStyle: { opacity: look.opacity },
      lineStyle: { color: look.colour, width: look.width, type: look.dash, opacity: look.opacity },
      emphasis: { disabled: true },
      data: figure.at.map((x, i) => ({
        value: [x, at(curve.values, i)],
        symbol: isMarked || isAlone(curve.values, i) ? 'circle' : 'none',
      })),
    };
  }

  /** Whether a value has no neighbour to draw a line to. */
  function isAlone(values, i) {
    return isKnown(at(values, i)) && !isKnown(at(values, i - 1)) && !isKnown(at(values, i + 1));
  }

  /** The area between low and high, as one shape that is drawn with the first datum. */
  function bandSeries(figure, curve, name, look) {
    const data = figure.at.map((x, i) => [x, at(curve.low, i), at(curve.high, i)]);
    const stretches = unbroken(data);
    return {
      type: 'custom', name, z: 2, data, encode: { x: 0, y: [1, 2] }, color: look.colour,
      silent: true, clip: true, tooltip: { show: false },
      renderItem: (params, api) => params.dataIndexInside > 0 ? null : {
        type: 'group',
        children: stretches.map((stretch) => ({
          type: 'polygon',
          shape: { points: outline(stretch, api) },
          style: { fill: look.colour, opacity: 0.16 },
        })),
      },
    };
  }

  function unbroken(data) {
    const stretches = [[]];
    data.forEach((datum) => {
      if (datum.every(isKnown)) stretches[stretches.length - 1].push(datum);
      else stretches.push([]);
    });
    return stretches.filter((stretch) => stretch.length > 1);
  }

  function outline(stretch, api) {
    const low = stretch.map((datum) => api.coord([datum[0], datum[1]]));
    const high = stretch.map((datum) => api.coord([datum[0], datum[2]]));
    return [...low, ...high.reverse()];
  }

  function linesTooltip(figure, names, looks, items) {
    const index = items[0].dataIndex;
    const rows = items
      .filter((item) => isKnown(at(figure.curves[item.seriesIndex].values, index)))
      .map((item) => ({ curve: figure.curves[item.seriesIndex], i: item.seriesIndex }))
      .sort((a, b) => b.curve.emphasis - a.curve.emphasis
        || at(b.curve.values, index) - at(a.curve.values, index))
      .map(({ curve, i }) => ({
        name: names[i], colour: looks[i].colour,
        value: interval(at(curve.values, index), at(curve.low, index), at(curve.high, index)),
      }));
    const x = number(at(figure.at, index));
    return tooltipContent(figure.x.label ? `${figure.x.label}: ${x}` : x, rows);
  }

  Object.assign(page, { linesOption });
})(window.murmuration = window.murmuration || {});
