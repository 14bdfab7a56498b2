import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

const self = ["'self'"];
const none = ["'none'"];

/**
 * Headers of every answer. The browser runs scripts and styles of the console alone and sends forms to the console alone; no page of another site may frame it, and
 * nothing is kept in a cache. Charts carry style attributes, which can neither load nor run anything.
 */
export const pageHeaders = (): MiddlewareHandler => {
  const headers = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: none,
      scriptSrc: self,
      styleSrc: self,
      styleSrcAttr: ["'unsafe-inline'"],
      imgSrc: self,
      connectSrc: self,
      formAction: self,
      frameAncestors: none,
      baseUri: none,
    },
    xFrameOptions: 'DENY',
    referrerPolicy: 'same-origin', // under 'no-referrer' a browser sends the origin of the console's own forms as 'null'
    strictTransportSecurity: false, // the console is opened by http on loopback, and behind a proxy that proxy says it
  });
  return async (context, next) => {
    await headers(context, next);
    if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'no-store');
  };
};
