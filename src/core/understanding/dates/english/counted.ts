/** Nouns after which a number or a fraction is no date: 3/10 devices, 2020 people. */
export const counted =
  'of|hours?|hrs?|days?|units?|people|members|devices|sites?|lines?|channels?|stations?|radios|phones|servers|platforms?|rigs?|services?|stars?|points?|teams?|departments?|support|full|done|months?|weeks?|years?(?!-)|users?|calls?|usd|vnd'
