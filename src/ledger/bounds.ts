/**
 * First and last day of an EDTF value, for the ledger's date columns. Takes what the stages write (ISO 8601-2 levels
 * 0 and 1: years, months, days, seasons, intervals open or closed, "~", "?", "XX"); anything else has no bounds.
 */
export interface Bounds {
  readonly earliest: string | null;
  readonly latest: string | null;
}

const none: Bounds = { earliest: null, latest: null };

export function boundsOf(edtf: string | null): Bounds {
  if (edtf === null) return none;
  const slash = edtf.indexOf("/");
  if (slash < 0) return pointBounds(edtf);
  return {
    earliest: pointBounds(edtf.slice(0, slash)).earliest,
    latest: pointBounds(edtf.slice(slash + 1)).latest,
  };
}

/** Northern spring is March to May; winter belongs to the year in which it begins. */
const seasons: Readonly<Record<string, readonly [string, string]>> = {
  "21": ["03", "05"],
  "22": ["06", "08"],
  "23": ["09", "11"],
  "24": ["12", "12"],
};

function pointBounds(value: string): Bounds {
  const match = /^(\d\d[\dX]{2})(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?:T.*)?$/.exec(value.replace(/[~?%]/g, ""));
  if (!match) return none;
  const [, year, month, day] = match;
  const first = year!.replaceAll("X", "0");
  const last = year!.replaceAll("X", "9");
  if (!month || month === "XX") return { earliest: `${first}-01-01`, latest: `${last}-12-31` };
  const season = seasons[month];
  if (season) return { earliest: `${first}-${season[0]}-01`, latest: monthEnd(last, season[1]) };
  if (month < "01" || month > "12") return none;
  if (!day || day === "XX") return { earliest: `${first}-${month}-01`, latest: monthEnd(last, month) };
  return { earliest: `${first}-${month}-${day}`, latest: `${last}-${month}-${day}` };
}

function monthEnd(year: string, month: string): string {
  return new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
}
