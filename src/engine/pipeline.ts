import { Doc } from '../doc/doc.ts';
import type { LayerName } from '../doc/layers.ts';
import type { Report } from '../doc/report.ts';
import type { Stage } from '../doc/stage.ts';

/**
 * An order of stages. `add` accepts only a stage whose needs are met by those before it and whose
 * layers nobody has given: a wrong order does not compile. The same is checked again when the
 * pipeline is built, for orders chosen at run time.
 */
export class Pipeline<Have extends LayerName> {
  readonly stages: readonly Stage[];

  private constructor(stages: readonly Stage[]) {
    this.stages = stages;
  }

  static start(): Pipeline<never> {
    return new Pipeline<never>([]);
  }

  /** Throws `stage-order` where a need is unmet or a layer would be given twice. */
  add<Needs extends Have, Gives extends LayerName>(
    next: Stage<Needs, Gives> & ([Gives & Have] extends [never] ? unknown : never),
  ): Pipeline<Have | Gives> {
    const given = new Set<LayerName>(this.stages.flatMap((stage) => stage.gives));
    for (const need of next.needs) {
      if (!given.has(need)) throw new Error(`stage-order: ${next.name} needs '${need}' first`);
    }
    for (const gift of next.gives) {
      if (given.has(gift)) throw new Error(`stage-order: ${next.name} gives '${gift}' again`);
    }
    return new Pipeline<Have | Gives>([...this.stages, next as unknown as Stage]);
  }

  /** Reads one report through every stage. Never throws on any text. */
  read(report: Report): Doc<Have> {
    let doc: Doc = Doc.of(report) as unknown as Doc;
    for (const stage of this.stages) {
      const { layers, problems } = stage.read(doc);
      doc = doc.with(layers, problems);
    }
    return doc as unknown as Doc<Have>;
  }

  /** Name and version of every stage, for the record. */
  versions(): Record<string, string> {
    return Object.fromEntries(this.stages.map(({ name, version }) => [name, version]));
  }
}
