/** Which verb forms a spelling can be: regular endings by rule, irregular ones from the list. */
import closed from "./irregular.en.json" with { type: "json" };

export interface Forms {
  readonly past: boolean;
  readonly participle: boolean;
  readonly base: boolean;
}

const irregular = new Map<string, Forms>();
for (const row of closed.verbs.split("|")) {
  const [base = "", past = base, participle = past] = row.split(" ");
  add(base, "base");
  add(past, "past");
  add(participle, "participle");
}

function add(word: string, form: keyof Forms): void {
  const forms = irregular.get(word) ?? { past: false, participle: false, base: false };
  irregular.set(word, { ...forms, [form]: true });
}

/** The forms that `lower` can be as a verb, apart from "-s" and "-ing", which their endings decide. */
export function verbForms(lower: string): Forms {
  const known = irregular.get(lower);
  if (known) return known;
  const past = lower.length > 3 && lower.endsWith("ed") && !bareEd(lower);
  return { past, participle: past, base: !past };
}

/** "need", "proceed", "shred": the ending belongs to the base. */
function bareEd(lower: string): boolean {
  if (lower.endsWith("eed")) return !/^(?:dis)?agreed$|^freed$|^(?:guarant|decr|refer)eed$/.test(lower);
  return /^(?:embed|shred|sled|hundred|sacred|naked|beloved)$/.test(lower);
}

/** "took", "saw", "went": past and nothing else. */
export function onlyPast(lower: string): boolean {
  const forms = irregular.get(lower);
  return forms !== undefined && forms.past && !forms.participle && !forms.base;
}
