// Predict before you see: a trend, a number with a range, or a ranking; then the data.

import { trend } from "./predict_trend.js";
import { number } from "./predict_number.js";
import { ranking } from "./predict_ranking.js";

const MODES = { trend, number, ranking };

export const predict = {
  factual: true, // what opens at the end is data, so a student copy shows it too
  empty: (spec) => MODES[spec.mode].empty(),
  locked: (answer) => answer.revealed,
  draw: (body, context) => MODES[context.spec.mode].draw(body, context),
};
