import type { Answer, Question } from 'dns-packet';
import { toType } from 'dns-packet/types.js';
import { escapeControls } from '../../../contract';
import { present, type Fields } from './decoder';

/** `UNKNOWN_65` of the library as `TYPE65` (RFC 3597, section 5). */
export function typeName(type: string): string {
  return type.replace(/^UNKNOWN_/u, 'TYPE');
}

export function describeQuestion({ name, type }: Question): string {
  return `${escapeControls(name)} ${typeName(type)}`;
}

/** `printer.local A 192.0.2.1` */
export function describeAnswer(answer: Answer): string {
  const name = `${escapeControls(answer.name)} ${typeName(answer.type)}`;
  const data = dataText(answer);
  return data === undefined ? name : `${name} ${escapeControls(data)}`;
}

function dataText(answer: Answer): string | undefined {
  switch (answer.type) {
    case 'A':
    case 'AAAA':
    case 'PTR':
    case 'CNAME':
    case 'NS':
    case 'DNAME':
      return answer.data;
    case 'SRV':
      return `${answer.data.target}:${answer.data.port}`;
    case 'TXT':
      return texts(answer.data).join(' ');
    default:
      return undefined;
  }
}

/** A TXT record has one string or several, which the library leaves as bytes. */
function texts(data: unknown): string[] {
  return [data].flat().map((text) => escapeControls(String(text)));
}

/** Records of all sections, under Wireshark's names. */
export function answerFields(answers: readonly Answer[]): Fields {
  const services = answers.flatMap((answer) => (answer.type === 'SRV' ? [answer.data] : []));
  return present({
    'dns.resp.name': answers.map(({ name }) => escapeControls(name)),
    'dns.resp.type': answers.map(({ type }) => toType(type)),
    'dns.resp.ttl': answers.flatMap((answer) => ('ttl' in answer ? (answer.ttl ?? []) : [])),
    'dns.a': answers.flatMap((answer) => (answer.type === 'A' ? answer.data : [])),
    'dns.aaaa': answers.flatMap((answer) => (answer.type === 'AAAA' ? answer.data : [])),
    'dns.ptr.domain_name': answers.flatMap((answer) =>
      answer.type === 'PTR' ? escapeControls(answer.data) : [],
    ),
    'dns.srv.port': services.map(({ port }) => port),
    'dns.srv.target': services.map(({ target }) => escapeControls(target)),
    'dns.txt': answers.flatMap((answer) => (answer.type === 'TXT' ? texts(answer.data) : [])),
  });
}

export function questionFields(questions: readonly Question[]): Fields {
  return present({
    'dns.qry.name': questions.map(({ name }) => escapeControls(name)),
    'dns.qry.type': questions.map(({ type }) => toType(type)),
  });
}
