const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/1a2b-3c4d';

/** Settings that between them build everything that this stack can hold, and leave everything out that it can lack. */
export const SETTING_COMBINATIONS: readonly Record<string, unknown>[] = [
  {},
  { waf: false },
  { waf: false, allowedIps: '203.0.113.7,2001:db8::/32', auth: 'basic', alarmEmail: 'dueno@example.com' },
  { allowedIps: '203.0.113.7', auth: 'none', previousSecretHours: 0 },
  { auth: 'jwt', domainName: 'hook.example.com', certificateArn, stage: 'dev', line: 'ventas' },
  {
    auth: 'jwt',
    jwksUrl: 'https://issuer.example.com/keys',
    jwtIssuer: 'https://issuer.example.com',
    jwtAudience: 'whatz',
    businessHours: 'mon-fri 09:00-18:00',
  },
];
