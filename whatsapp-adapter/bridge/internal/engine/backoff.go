package engine

import (
	"math/rand/v2"
	"time"
)

// backoff doubles from min to max; each delay is drawn from its upper half.
type backoff struct {
	min, max time.Duration
	failures int
	random   func() float64
}

func newBackoff(shortest, longest time.Duration) *backoff {
	return &backoff{min: shortest, max: longest, random: rand.Float64}
}

func (b *backoff) next() time.Duration {
	delay := b.max
	if b.failures < 32 {
		delay = min(b.max, b.min<<b.failures)
	}
	b.failures++
	return delay/2 + time.Duration(b.random()*float64(delay)/2)
}

func (b *backoff) reset() { b.failures = 0 }
