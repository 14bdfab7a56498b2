/**
 * Replaces `thread-stream` and `sonic-boom` in the bundles (`alias` in nx.json), because pino uses them only for transports and file
 * descriptors, and the log passes its own `write`. Together they are 19 KiB of each bundle. CommonJS, because pino requires the class itself.
 */
module.exports = class NoLogWorker {
  constructor() {
    throw new Error('The bundles have no transport and no file destination of pino. Pass a stream with `write`.');
  }
};
