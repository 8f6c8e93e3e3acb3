import type { LayerName, Layers } from './layers.ts';
import type { Problem } from './problem.ts';
import type { Report } from './report.ts';

/**
 * A report on its way through the stages: the fixed report, the layers given so far, and the
 * doubts met. `Have` names the layers that are certainly there, so that code which needs a layer
 * that nobody gave does not compile.
 *
 * A Doc never changes: `with` answers a new one that shares everything else.
 */
export class Doc<Have extends LayerName = LayerName> {
  readonly report: Report;
  readonly problems: readonly Problem[];
  readonly #layers: Partial<Layers>;

  private constructor(report: Report, layers: Partial<Layers>, problems: readonly Problem[]) {
    this.report = report;
    this.#layers = layers;
    this.problems = problems;
  }

  /** A report nobody has read yet. */
  static of(report: Report): Doc<never> {
    return new Doc<never>(report, {}, []);
  }

  /** A Doc built by hand from layers, so that a stage can be tested without those before it. */
  static from<Given extends LayerName>(
    report: Report,
    layers: Pick<Layers, Given>,
    problems: readonly Problem[] = [],
  ): Doc<Given> {
    return new Doc<Given>(report, { ...layers }, problems);
  }

  get text(): string {
    return this.report.text;
  }

  /** One layer. Asking for one that no stage gave is misuse and throws `layer-missing`. */
  layer<Name extends Have>(name: Name): Layers[Name] {
    const layer = this.#layers[name];
    if (layer === undefined) throw new Error(`layer-missing: no stage has given '${name}' yet`);
    return layer as Layers[Name];
  }

  /** Whether a layer has been given; for code that works with any Doc. */
  has(name: LayerName): boolean {
    return this.#layers[name] !== undefined;
  }

  /** The same report with further layers. Giving a layer twice throws `layer-given-twice`. */
  with<Given extends LayerName>(
    given: Pick<Layers, Given>,
    problems: readonly Problem[] = [],
  ): Doc<Have | Given> {
    for (const name of Object.keys(given)) {
      if (this.has(name as LayerName)) {
        throw new Error(`layer-given-twice: '${name}' has been given already`);
      }
    }
    return new Doc<Have | Given>(
      this.report,
      { ...this.#layers, ...given },
      problems.length ? [...this.problems, ...problems] : this.problems,
    );
  }

  /** The layers given so far, for the JSON form. */
  layers(): Readonly<Partial<Layers>> {
    return this.#layers;
  }

  /** The words of a stretch of tokens, exactly as the text has them. */
  words(range: { readonly from: number; readonly to: number }): string {
    const { start, end } = this.chars(range);
    return this.text.slice(start, end);
  }

  /** The characters of a stretch of tokens. An empty stretch is the empty place before its token. */
  chars(range: { readonly from: number; readonly to: number }): { start: number; end: number } {
    const tokens = this.layer('tokens' as Have) as Layers['tokens'];
    if (range.to > range.from) {
      return { start: tokens.start[range.from], end: tokens.end[range.to - 1] };
    }
    const at = range.from < tokens.length ? tokens.start[range.from] : this.text.length;
    return { start: at, end: at };
  }
}
