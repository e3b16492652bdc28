/** Why a block of the story's region is no part of the story, and what such decisions look at. */
import type { Layout } from "./blocks.ts";
import type { Headline } from "./headline.ts";
import type { Tree } from "./tree.ts";

export type Discard =
  | "headline"
  | "standfirst"
  | "label"
  | "consent"
  | "opener"
  | "box"
  | "links"
  | "embed"
  | "table"
  | "credit"
  | "byline-line"
  | "lead"
  | "tail"
  | "notice"
  | "correction"
  | "paywall"
  | "bio"
  | "repeated";

export interface BodySetting {
  readonly tree: Tree;
  readonly layout: Layout;
  readonly headline: Headline;
  readonly bylines: readonly string[];
  readonly language: string | null;
  /** The story in the page's JSON-LD, where it stands there. */
  readonly copy: string | null;
  /** Blocks that were recognised as the standfirst. */
  readonly standfirst: readonly number[];
}
