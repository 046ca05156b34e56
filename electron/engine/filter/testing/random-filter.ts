/** Makes filters over the fields that Gramscope shares with Wireshark; most of them have a meaning. */
export class RandomFilters {
  constructor(private readonly random: () => number) {}

  filter(depth = 3): string {
    const kind = this.#below(depth > 0 ? 10 : 5);
    switch (kind) {
      case 5:
      case 6:
        return `${this.filter(depth - 1)} ${this.#one('and', '&&')} ${this.filter(depth - 1)}`;
      case 7:
        return `${this.filter(depth - 1)} ${this.#one('or', '||')} ${this.filter(depth - 1)}`;
      case 8:
        return `(${this.filter(depth - 1)})`;
      case 9:
        return `${this.#one('not ', '!', 'not not ')}${this.filter(depth - 1)}`;
      default:
        return this.#test();
    }
  }

  #test(): string {
    switch (this.#below(9)) {
      case 0:
        return `${this.#quantifier()}${this.#number()} ${this.#relation()} ${this.#integer()}`;
      case 1:
        return `${this.#quantifier()}${this.#address()}`;
      case 2:
        return `${this.#number()} ${this.#one('in', 'not in')} {${this.#set()}}`;
      case 3:
        return `udp.payload ${this.#one('contains', 'matches')} ${this.#one('"abc"', '"T"', '"a"', '"\\x00"', '"host1"')}`;
      case 4:
        return this.#slice();
      case 5:
        return this.#text();
      case 6:
        return this.#one(
          'udp',
          'ip',
          'ipv6',
          'syslog',
          'udp.payload',
          'syslog.msg',
          'syslog.level',
          'ip.ttl',
          'syslog.hostname',
        );
      case 7:
        return `frame.time_epoch ${this.#relation()} 1700000000.${this.#below(300)}`;
      default:
        return this.#reckoned();
    }
  }

  #reckoned(): string {
    return this.#one(
      `len(udp.payload) ${this.#relation()} ${this.#below(60)}`,
      `len(syslog.msg) ${this.#relation()} ${this.#below(60)}`,
      `count(udp.port) == ${this.#below(3)}`,
      `${this.#number()} & ${this.#below(16)}`,
      `${this.#number()} & ${this.#below(16)} == ${this.#below(4)}`,
      `frame.number % ${this.#below(5) + 1} == ${this.#below(3)}`,
      `udp.srcport ${this.#relation()} udp.dstport`,
      `max(udp.port) ${this.#relation()} ${this.#integer()}`,
      `string(udp.port) contains "1"`,
      `ip.src ${this.#relation()} ip.dst`,
    );
  }

  #number(): string {
    return this.#one(
      'udp.port',
      'udp.srcport',
      'udp.dstport',
      'udp.length',
      'frame.len',
      'frame.number',
      'ip.ttl',
      'ipv6.hlim',
      'syslog.level',
      'syslog.facility',
      'ip.dsfield.dscp',
    );
  }

  #integer(): string {
    return this.#one(
      String(this.#below(24)),
      String(this.#below(256)),
      '514',
      '0x50',
      '017',
      String(20_000 + this.#below(25)),
    );
  }

  #set(): string {
    return Array.from({ length: 1 + this.#below(3) }, () =>
      this.#one(this.#integer(), `${this.#below(50)}..${50 + this.#below(200)}`, '514'),
    ).join(', ');
  }

  #address(): string {
    return this.#one(
      `${this.#one('ip.src', 'ip.dst', 'ip.addr')} ${this.#relation()} 10.${this.#below(7)}.0.${this.#below(4)}`,
      `${this.#one('ip.src', 'ip.dst', 'ip.addr')} ${this.#equality()} 10.${this.#below(7)}.0.0/${this.#below(33)}`,
      `${this.#one('ipv6.src', 'ipv6.addr')} ${this.#relation()} fd00:${this.#below(7)}::${this.#below(3)}`,
      `${this.#one('ipv6.src', 'ipv6.addr')} ${this.#equality()} fd00:${this.#below(7)}::/${this.#below(129)}`,
      `ip.addr[${this.#below(4)}] == ${this.#below(7)}`,
    );
  }

  #slice(): string {
    const begin = this.#one(String(this.#below(6)), `-${1 + this.#below(6)}`);
    const range = this.#one(
      begin,
      `${begin}:${1 + this.#below(3)}`,
      `:${1 + this.#below(3)}`,
      `${begin}:`,
    );
    const value = this.#one('3c:33', '"abc"', '61', '"<1"', '00', '0a');
    return `udp.payload[${range}] ${this.#relation()} ${value}`;
  }

  #text(): string {
    const field = this.#one(
      'syslog.msg',
      'syslog.hostname',
      'syslog.appname',
      'lower(syslog.msg)',
      'upper(syslog.msg)',
      'syslog.msg[0:3]',
    );
    return this.#one(
      `${field} ${this.#relation()} ${this.#one('"host1"', '"app"', '"Oct"', 'abc')}`,
      `${field} contains ${this.#one('"su"', '"UP"', '"ä"', 'host')}`,
      `${field} matches ${this.#one('"^oct"', 'r"host\\d"', '"lonvick$"', '"[a-c]+b"', '"(?-i)OCT"', '"x|up"', '"t.st"')}`,
    );
  }

  #quantifier(): string {
    return this.#one('', '', '', 'any ', 'all ');
  }

  #relation(): string {
    return this.#one('==', '!=', '<', '>', '<=', '>=', 'eq', 'ne', 'gt', 'le', '!==', '===');
  }

  #equality(): string {
    return this.#one('==', '!=', '!==', '===');
  }

  #one(...of: readonly string[]): string {
    return of[this.#below(of.length)] ?? '';
  }

  #below(limit: number): number {
    return Math.floor(this.random() * limit);
  }
}
