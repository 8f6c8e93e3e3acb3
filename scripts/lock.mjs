// Completes package-lock.json for platforms whose binary packages the registry at hand does not
// carry: npm leaves optional packages that it cannot see out of the lock, and `npm ci` then refuses
// it everywhere. Run after every change of dependencies. Versions are those their owners pin.
import { readFileSync, writeFileSync } from 'node:fs';
import { ROOT } from './setup.mjs';

const SYSTEMS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const PROCESSORS = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];
const LIBRARIES = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

const path = `${ROOT}package-lock.json`;
const lock = JSON.parse(readFileSync(path, 'utf8'));
const added = [];
for (const [place, owner] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(owner.optionalDependencies ?? {})) {
    const nested = place && !place.startsWith('node_modules') ? '' : place;
    const places = [`node_modules/${name}`, `${nested}/node_modules/${name}`];
    if (places.some((one) => one in lock.packages)) continue;
    if (!/^\d+\.\d+\.\d+/.test(version)) {
      console.error(`lock: ${name} is not pinned (${version}); left out`);
      continue;
    }
    lock.packages[`node_modules/${name}`] = {
      version,
      ...platformOf(name),
      ...(owner.dev ? { dev: true } : {}),
      optional: true,
    };
    added.push(name);
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([one], [other]) => (one < other ? -1 : 1)),
);
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.error(`lock: ${added.length} added${added.length > 0 ? `: ${added.join(', ')}` : ''}`);

/** System, processor and C library that a package is for, as its name tells. */
function platformOf(name) {
  const words = name.split(/[/-]/);
  const system = words.find((word) => SYSTEMS.includes(word));
  const processor = words.find((word) => PROCESSORS.includes(word));
  const library = words.map((word) => LIBRARIES[word]).find(Boolean);
  return {
    cpu: [processor ?? 'none'],
    ...(library ? { libc: [library] } : {}),
    ...(system ? { os: [system] } : {}),
  };
}
