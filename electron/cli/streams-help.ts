export const streamsHelp = `Usage: gramscope streams ADDRESS... [options]
       gramscope streams FILE [options]

Tells streams apart: what one source sends to one destination and port by one interface. Of each it
tells datagrams, bytes and rates, how bursty it is, and where the payload has sequence numbers (RTP,
MPEG-TS, streams of gramscope send --sequence, and counters at a fixed place) what is lost, doubled
or out of order. ADDRESS as in gramscope listen; FILE is a capture file, - standard input.

A table comes at the end of the file, or when Ctrl-C ends receiving.

Options:
  --format text|json    text (default): a table. json: an object for each report, with progress and
                        streams, each with all that is known of it; times in seconds since the
                        epoch, as strings, durations in milliseconds, lengths in bytes
  --interval S          report every S seconds as well
  --duration S          end after this time
  --alarm KIND=LIMIT    what is above a limit is marked. loss: per cent (0.1), jitter: milliseconds
                        (50), burst: datagrams within the window (50), buffer: bytes (10000);
                        LIMIT off for none. May be given several times
  --burst-window MS     the window in which bursts are counted (100)
  --empty-at MBPS       million bits a second at which a buffer would be emptied (5)
  --silent-after S      seconds without a datagram after which a stream is silent (5)
  --gone-after S        and gone (60)
  --field DESTINATION=OFFSET:WIDTH[:big|little][:STEP]
                        a number of WIDTH bytes (1, 2, 4 or 8), OFFSET bytes from the beginning of
                        the payload, grows by STEP (1) from one datagram to the next. DESTINATION is
                        ADDRESS:PORT or a port. May be given several times. Counters are found
                        without it too, where they behave like one
  --clock-rate DESTINATION=[TYPE:]RATE
                        RTP of payload type TYPE, or of every type whose rate only a session tells
                        (96 to 127), has RATE units of its clock a second: with it jitter and drift
                        are known. May be given several times. What sessions announce (SAP), in the
                        file or to a port that is listened to, is known without it
  -h, --help            this text

Examples:
  gramscope streams udp://@239.1.1.1:5004%eth0 --interval 1
  gramscope streams capture.pcapng --format json
  gramscope streams udp://@239.1.1.1:5004 --clock-rate 5004=97:48000
  gramscope streams udp://@239.9.9.9:7000 --field 7000=0:4:little

Exit status: 0 done, 1 something failed, 2 the command line is wrong.
`;
