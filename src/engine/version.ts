/** The engine's version: that of the package, as a test holds. */
export const ENGINE_VERSION = '0.1.0';
