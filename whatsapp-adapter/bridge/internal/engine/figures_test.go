//go:build unix

package engine

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"ogensync.com/connect/bridge/internal/bridgepb"
	"ogensync.com/connect/bridge/internal/standin"
)

// go test -run '^$' -bench Sends ./internal/engine: how fast messages are acknowledged, without the service around the
// bridge; the CPU is this process's, the stand-in server's included.
func BenchmarkSends(b *testing.B) {
	for _, it := range []struct {
		sessions, callers int
		late              time.Duration
	}{{1, 16, 0}, {20, 2, 0}, {20, 4, 100 * time.Millisecond}} {
		b.Run(fmt.Sprintf("%d_sessions_%d_callers_each_acks_%v_late", it.sessions, it.callers, it.late), func(b *testing.B) {
			w := newWorld(b)
			var all []*listener
			for i := range it.sessions {
				l := w.link(fmt.Sprint("s", i), fmt.Sprint(919000000000+i))
				l.sent(fmt.Sprint("3EB0FIRST", i), peer, "first")
				all = append(all, l)
			}
			w.server.Configure(func(o *standin.Options) { o.AckDelayMillis = int(it.late.Milliseconds()) })
			var number atomic.Int64
			var done sync.WaitGroup
			before := cpu()
			b.ResetTimer()
			for i := range it.sessions * it.callers {
				l := all[i%it.sessions]
				done.Go(func() {
					for n := number.Add(1); n <= int64(b.N); n = number.Add(1) {
						if reply := l.session.Send(context.Background(), fmt.Sprint("3EB0B", n), peer, "Figures", time.Now().Add(time.Minute)); reply.GetOutcome() != bridgepb.SendReply_SENT {
							b.Errorf("%v", reply)
						}
					}
				})
			}
			done.Wait()
			b.StopTimer()
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "messages/s")
			b.ReportMetric(float64((cpu()-before).Microseconds())/1000/float64(b.N), "CPU-ms/message")
		})
	}
}

func cpu() time.Duration {
	var usage syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
