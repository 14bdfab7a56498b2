import { describe, expect, it } from 'vitest';
import { isPublicIp } from './address-ranges.ts';
import { addressProblem } from './address-problem.ts';

/** Every form known to smuggle an inner address, a key or another scheme past a check (B35). */
const hostile: readonly string[] = [
  'http://169.254.169.254',
  'http://siesa.example/api',
  'https://127.1',
  'https://[::ffff:10.0.0.1]',
  'https://user@host.example',
  'https://user:password@host.example',
  'https://:password@host.example',
  'https://127.0.0.1',
  'https://127.0.0.1.',
  'https://2130706433',
  'https://0x7f000001',
  'https://0x7f.0.0.1',
  'https://0177.0.0.1',
  'https://0',
  'https://0.0.0.0',
  'https://10.0.0.1',
  'https://10.1',
  'https://172.16.0.1:8443/api',
  'https://192.168.1.1',
  'https://169.254.169.254/latest/meta-data',
  'https://100.64.0.1',
  'https://8.8.8.8',
  'https://[::1]',
  'https://[::]',
  'https://[::ffff:127.0.0.1]',
  'https://[::ffff:7f00:1]',
  'https://[::127.0.0.1]',
  'https://[fe80::1]',
  'https://[fd00:ec2::254]',
  'https://[64:ff9b::a00:1]',
  'https://[2002:a00:1::]',
  'https://[2606:4700::1111]',
  'https://localhost',
  'https://LOCALHOST.',
  'https://api.localhost',
  'https://localhost.localdomain',
  'https://metadata.google.internal/computeMetadata/v1/',
  'https://printer.local',
  'https://siesa.corp',
  'https://intranet',
  'https://１２７.０.０.１',
  'https://ⓛocalhost',
  'https://127。0。0。1',
  'https://127.0.0.1%2f@host.example',
  'https:\\\\127.0.0.1',
  'https://host.example@127.0.0.1',
  'ftp://host.example',
  'file:///etc/passwd',
  'gopher://127.0.0.1:70',
  'javascript:alert(1)',
  'data:application/json,{}',
  '//host.example/api',
  'host.example',
  'https://',
  'https://ho st.example',
  'https://[::1',
  '',
];

describe('addressProblem', () => {
  it.each(hostile)('B35: refuses %s', (address) => {
    expect(addressProblem(address)).toBeTypeOf('string');
    if (address !== 'http://127.0.0.1')
      expect(addressProblem(address, { allowLoopbackHttp: true })).toBeTypeOf('string');
  });

  it('covers at least forty hostile forms', () => {
    expect(new Set(hostile).size).toBeGreaterThanOrEqual(40);
  });

  it.each([
    'https://servicios.siesacloud.com/api/siesa/v3',
    'https://cliente-a.siesa.com/api',
    'https://host.example:8443',
    'https://xn--caf-dma.example',
    'https://10.0.0.1.nip.io',
  ])('lets %s through', (address) => {
    expect(addressProblem(address)).toBeUndefined();
    expect(addressProblem(new URL(address))).toBeUndefined();
  });

  it('lets exactly http://127.0.0.1 through where that is allowed', () => {
    expect(addressProblem('http://127.0.0.1:8080/api', { allowLoopbackHttp: true })).toBeUndefined();
    for (const address of [
      'http://127.0.0.2',
      'http://localhost',
      'http://[::1]',
      'https://127.0.0.1',
      'http://user@127.0.0.1',
      'http://10.0.0.1',
    ]) {
      expect(addressProblem(address, { allowLoopbackHttp: true })).toBeTypeOf('string');
    }
  });
});

describe('isPublicIp', () => {
  it.each([
    '10.0.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.0.1',
    '100.100.100.200',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:8.8.8.8',
    'fe80::1',
    'fd00:ec2::254',
    '2001:db8::1',
    '2002:a00:1::',
    '64:ff9b::808:808',
    'host.example',
  ])('refuses %s', (ip) => {
    expect(isPublicIp(ip)).toBe(false);
  });

  it.each(['8.8.8.8', '172.32.0.1', '190.85.1.1', '2606:4700::1111', '2800:3f0::1'])('finds %s public', (ip) => {
    expect(isPublicIp(ip)).toBe(true);
  });
});
