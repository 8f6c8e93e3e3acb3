/**
 * Where weights and word lists come from: a folder on disk, a web server, a bundle. Paths are
 * relative: `models/…` for weights, else relative to the source folder
 * (`stages/9-statements/cues.json`).
 */
export interface Assets {
  /** The file's bytes. Rejects with `asset-missing: <path>` where there is no such file. */
  bytes(path: string): Promise<Uint8Array>;
}

export async function textOf(assets: Assets, path: string): Promise<string> {
  return new TextDecoder().decode(await assets.bytes(path));
}

/** A JSON file as the type its reader expects; its shape is the project's own and is not checked. */
export async function jsonOf<Shape>(assets: Assets, path: string): Promise<Shape> {
  return JSON.parse(await textOf(assets, path)) as Shape;
}
