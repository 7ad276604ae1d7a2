package engine

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/lib/pq"
	"go.mau.fi/util/dbutil"
	"go.mau.fi/whatsmeow/store/sqlstore"
	"go.mau.fi/whatsmeow/store/sqlstore/upgrades"
	"go.mau.fi/whatsmeow/types"
	waLog "go.mau.fi/whatsmeow/util/log"
)

const schema = "whatsapp"

// ErrLeaseTaken means that a newer opening owns the device.
var ErrLeaseTaken = errors.New("the device's lease was taken")

// Storage stores the sessions' keys and the lease of each device in PostgreSQL, in a separate schema.
type Storage struct {
	raw       *sql.DB
	db        *dbutil.Database
	container *sqlstore.Container
}

// DatabaseSettings is PostgreSQL's address. Errors never contain the password.
type DatabaseSettings struct {
	URL         string
	User        string
	Password    string
	Connections int
}

// OpenStorage connects, creates the schema, and migrates it.
func OpenStorage(ctx context.Context, settings DatabaseSettings) (*Storage, error) {
	config, err := pgx.ParseConfig(strings.TrimPrefix(settings.URL, "jdbc:"))
	if err != nil {
		return nil, errors.New("the database's URL is invalid")
	}
	if settings.User != "" {
		config.User = settings.User
	}
	if settings.Password != "" {
		config.Password = settings.Password
	}
	config.RuntimeParams["search_path"] = schema
	config.RuntimeParams["application_name"] = "connect-bridge"
	config.ConnectTimeout = 5 * time.Second
	raw := stdlib.OpenDB(*config)
	raw.SetMaxOpenConns(settings.Connections)
	raw.SetMaxIdleConns(settings.Connections)
	raw.SetConnMaxIdleTime(5 * time.Minute)
	storage, err := newStorage(ctx, raw)
	if err != nil {
		_ = raw.Close()
		return nil, err
	}
	return storage, nil
}

func newStorage(ctx context.Context, raw *sql.DB) (*Storage, error) {
	sqlstore.PostgresArrayWrapper = pq.Array
	db, err := dbutil.NewWithDB(raw, "pgx")
	if err != nil {
		return nil, err
	}
	db.UpgradeTable = upgrades.Table
	db.VersionTable = "whatsmeow_version"
	s := &Storage{raw: raw, db: db, container: sqlstore.NewWithWrappedDB(db, waLog.Noop)}
	return s, s.prepare(ctx)
}

// prepare migrates the schema, one bridge at a time.
func (s *Storage) prepare(ctx context.Context) error {
	lock, err := s.raw.Conn(ctx)
	if err != nil {
		return fmt.Errorf("the database cannot be reached: %w", err)
	}
	defer func() { _ = lock.Close() }()
	const key = 0x6f67656e73796e63
	if _, err = lock.ExecContext(ctx, "SELECT pg_advisory_lock($1)", int64(key)); err != nil {
		return err
	}
	defer func() {
		_, _ = lock.ExecContext(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock($1)", int64(key))
	}()
	if _, err = lock.ExecContext(ctx, "CREATE SCHEMA IF NOT EXISTS "+schema); err != nil {
		return err
	}
	if err = s.container.Upgrade(ctx); err != nil {
		return fmt.Errorf("the schema %s: %w", schema, err)
	}
	_, err = lock.ExecContext(ctx, `CREATE TABLE IF NOT EXISTS `+schema+`.bridge_lease
		(device TEXT PRIMARY KEY, epoch BIGINT NOT NULL, holder TEXT NOT NULL)`)
	return err
}

// Close closes all connections.
func (s *Storage) Close() error { return s.raw.Close() }

// Ping checks whether the database answers.
func (s *Storage) Ping(ctx context.Context) error { return s.raw.PingContext(ctx) }

// claim makes the holder the owner of a device, unless a newer epoch is.
func (s *Storage) claim(ctx context.Context, device string, epoch int64, holder string) error {
	result, err := s.db.Exec(ctx, `INSERT INTO bridge_lease (device, epoch, holder) VALUES ($1, $2, $3)
		ON CONFLICT (device) DO UPDATE SET epoch = excluded.epoch, holder = excluded.holder
		WHERE bridge_lease.epoch <= excluded.epoch`, device, epoch, holder)
	if err != nil {
		return err
	}
	if rows, err := result.RowsAffected(); err != nil || rows == 0 {
		return errors.Join(ErrLeaseTaken, err)
	}
	return nil
}

// check locks the owner's row until the transaction ends, so that no other holder can take over in between.
func (s *Storage) check(ctx context.Context, device, holder string) error {
	var owner string
	err := s.db.QueryRow(ctx, "SELECT holder FROM bridge_lease WHERE device = $1 FOR SHARE", device).Scan(&owner)
	if errors.Is(err, sql.ErrNoRows) || err == nil && owner != holder {
		return ErrLeaseTaken
	}
	return err
}

// storeSessions stores Signal sessions of a device in one statement. As in check, the owner's row is locked until they are
// stored; they are not stored if the holder is not the owner.
func (s *Storage) storeSessions(ctx context.Context, device, holder string, sessions map[string][]byte) error {
	addresses := make([]string, 0, len(sessions))
	records := make([][]byte, 0, len(sessions))
	for address, record := range sessions {
		addresses = append(addresses, address)
		records = append(records, record)
	}
	result, err := s.db.Exec(ctx, `WITH owner AS (SELECT device FROM bridge_lease WHERE device = $1 AND holder = $2 FOR SHARE)
		INSERT INTO whatsmeow_sessions (our_jid, their_id, session)
		SELECT owner.device, row.address, row.record FROM owner, unnest($3::text[], $4::bytea[]) AS row (address, record)
		ON CONFLICT (our_jid, their_id) DO UPDATE SET session = excluded.session`, device, holder, addresses, records)
	if err != nil {
		return err
	}
	rows, err := result.RowsAffected()
	if err == nil && rows == 0 {
		return ErrLeaseTaken
	}
	return err
}

// forget deletes all keys of a device.
func (s *Storage) forget(ctx context.Context, device string) error {
	return s.db.DoTxn(ctx, nil, func(ctx context.Context) error {
		if _, err := s.db.Exec(ctx, "DELETE FROM whatsmeow_device WHERE jid = $1", device); err != nil {
			return err
		}
		_, err := s.db.Exec(ctx, "DELETE FROM bridge_lease WHERE device = $1", device)
		return err
	})
}

// DeviceRow is a device with stored keys.
type DeviceRow struct {
	Device string
	Number string
	Epoch  int64
}

// Devices lists all devices with stored keys.
func (s *Storage) Devices(ctx context.Context) ([]DeviceRow, error) {
	rows, err := s.db.Query(ctx, `SELECT jid, coalesce(epoch, 0) FROM whatsmeow_device
		LEFT JOIN bridge_lease ON device = jid ORDER BY jid`)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var devices []DeviceRow
	for rows.Next() {
		var row DeviceRow
		if err := rows.Scan(&row.Device, &row.Epoch); err != nil {
			return nil, err
		}
		if jid, err := types.ParseJID(row.Device); err == nil {
			row.Number = jid.User
		}
		devices = append(devices, row)
	}
	return devices, rows.Err()
}
