import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Config } from '../config.ts';

/** The headers of every answer, whoever gives it. Answers may not be kept, unless the one who gives it says so. */
export function addHeaders(app: FastifyInstance, config: Config): void {
  const policy = appPolicy(config);
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=()',
      'cache-control': 'no-store',
    });
    if (config.mode === 'production') reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
  });
}

/**
 * For the playground alone: its editor writes inline styles and starts workers from blobs. Its scripts come from us as
 * everywhere, so a text that somebody wrote still cannot become one.
 */
export function usePlaygroundPolicy(reply: FastifyReply, config: Config): void {
  const policy = policyOf({
    ...everywhere(config),
    'style-src': "'self' 'unsafe-inline'",
    'font-src': "'self' data:",
    'worker-src': "'self' blob:",
  });
  reply.header('content-security-policy', policy);
}

/** Scripts and styles from us alone, as files, and no markup made from text anywhere: there is no policy that could let any pass. */
function appPolicy(config: Config): string {
  return policyOf({
    ...everywhere(config),
    'style-src': "'self'",
    'require-trusted-types-for': "'script'",
    'trusted-types': "'none'",
  });
}

/** Sockets are named besides 'self', which older browsers do not take to mean them. */
function everywhere({ origins }: Config): Record<string, string> {
  return {
    'default-src': "'none'",
    'script-src': "'self'",
    'connect-src': ["'self'", ...origins.map((origin) => origin.replace(/^http/, 'ws'))].join(' '),
    'img-src': "'self' blob: data:",
    'font-src': "'self'",
    'frame-ancestors': "'none'",
    'base-uri': "'none'",
    'object-src': "'none'",
    'form-action': "'self'",
  };
}

function policyOf(directives: Record<string, string>): string {
  return Object.entries(directives).map(([name, sources]) => `${name} ${sources}`).join('; ');
}
