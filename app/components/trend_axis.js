// The end of the axis: twice a round step, so that both ticks are numbers one would say.
export function roundTop(most) {
  if (!(most > 0)) return 1;
  const half = most / 2, power = 10 ** Math.floor(Math.log10(half));
  const step = [1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10].find((each) => each * power >= half * 1.02) ?? 10;
  return Number((2 * step * power).toPrecision(6));
}
