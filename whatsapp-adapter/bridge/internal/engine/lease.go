package engine

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/google/uuid"
)

var errLeaseLost = errors.New("the session's lease is lost")

// lease is the right to use a device. It is lost when it expires, is revoked, or the database has another holder.
type lease struct {
	storage *Storage
	holder  string
	onLost  func()

	mu     sync.Mutex
	device string
	epoch  int64
	timer  *time.Timer
	lost   bool
}

func newLease(storage *Storage, epoch int64, validFor time.Duration, onLost func()) *lease {
	l := &lease{storage: storage, holder: uuid.NewString(), epoch: epoch, onLost: onLost}
	l.expireAfter(validFor)
	return l
}

func (l *lease) expireAfter(validFor time.Duration) {
	if l.timer != nil {
		l.timer.Stop()
		l.timer = nil
	}
	if validFor > 0 {
		l.timer = time.AfterFunc(validFor, l.lose)
	}
}

// renew extends the lease; a newer epoch is claimed in the database first.
func (l *lease) renew(ctx context.Context, epoch int64, validFor time.Duration) error {
	l.mu.Lock()
	if l.lost || epoch < l.epoch {
		l.mu.Unlock()
		return errLeaseLost
	}
	device, newer := l.device, epoch > l.epoch
	l.mu.Unlock()
	if newer && device != "" {
		if err := l.storage.claim(ctx, device, epoch, l.holder); err != nil {
			return err
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.lost {
		return errLeaseLost
	}
	l.epoch = epoch
	l.expireAfter(validFor)
	return nil
}

// bind claims a device, from now on or in the transaction of its pairing.
func (l *lease) bind(ctx context.Context, device string) error {
	if err := l.valid(); err != nil {
		return err
	}
	l.mu.Lock()
	epoch := l.epoch
	l.device = device
	l.mu.Unlock()
	return l.storage.claim(ctx, device, epoch, l.holder)
}

func (l *lease) valid() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.lost {
		return errLeaseLost
	}
	return nil
}

func (l *lease) revoke(epoch int64) {
	l.mu.Lock()
	affected := epoch >= l.epoch
	l.mu.Unlock()
	if affected {
		l.lose()
	}
}

func (l *lease) lose() {
	l.mu.Lock()
	first := !l.lost
	l.lost = true
	l.expireAfter(0)
	l.mu.Unlock()
	if first {
		go l.onLost()
	}
}

// release stops the clock of a session that ended.
func (l *lease) release() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lost = true
	l.expireAfter(0)
}

type fencedKey struct{}

// fenced runs a change of the device's keys in a transaction that holds the lease.
func (l *lease) fenced(ctx context.Context, change func(context.Context) error) error {
	if err := l.valid(); err != nil {
		return err
	}
	if ctx.Value(fencedKey{}) == l {
		return change(ctx)
	}
	return l.storage.db.DoTxn(ctx, nil, func(ctx context.Context) error {
		if err := l.confirm(ctx); err != nil {
			return err
		}
		return change(context.WithValue(ctx, fencedKey{}, l))
	})
}

// storeSessions stores Signal sessions, unless another holder has the device.
func (l *lease) storeSessions(ctx context.Context, sessions map[string][]byte) error {
	if err := l.valid(); err != nil {
		return err
	}
	return l.loseIfTaken(l.storage.storeSessions(ctx, l.boundDevice(), l.holder, sessions))
}

// confirm checks in the database which holder has the device.
func (l *lease) confirm(ctx context.Context) error {
	if err := l.valid(); err != nil {
		return err
	}
	device := l.boundDevice()
	if device == "" {
		return nil
	}
	return l.loseIfTaken(l.storage.check(ctx, device, l.holder))
}

func (l *lease) boundDevice() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.device
}

func (l *lease) loseIfTaken(err error) error {
	if errors.Is(err, ErrLeaseTaken) {
		l.lose()
	}
	return err
}
