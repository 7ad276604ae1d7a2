package engine

import (
	"context"
	"errors"

	"go.mau.fi/whatsmeow/store"
	"go.mau.fi/whatsmeow/types"
)

// ErrNoDevice means that there are no keys of that device.
var ErrNoDevice = errors.New("there are no keys of that device")

// devices is the part of the storage that whatsmeow may use for one session. It puts the gate around the device's
// stores. It retains the keys if the library deletes them on its own, as it does on "locked" and "banned": the session
// deletes them once the device is certainly unlinked.
type devices struct {
	storage *Storage
	lease   *lease
	// around wraps the stores behind the gate, in tests.
	around         func(store.AllSessionSpecificStores) store.AllSessionSpecificStores
	onStorageError func(error)
}

func (d *devices) fresh() *store.Device {
	device := d.storage.container.NewDevice()
	device.Container = d
	return device
}

// open claims a device that was linked earlier.
func (d *devices) open(ctx context.Context, name string) (*store.Device, error) {
	address, err := types.ParseJID(name)
	if err != nil {
		return nil, ErrNoDevice
	}
	device, err := d.storage.container.GetDevice(ctx, address)
	if err != nil {
		return nil, err
	}
	if device == nil {
		return nil, ErrNoDevice
	}
	if err = d.lease.bind(ctx, name); err != nil {
		return nil, err
	}
	d.guard(device)
	return device, nil
}

func (d *devices) guard(device *store.Device) {
	device.Container = d
	if _, guarded := device.EventBuffer.(*gate); guarded || device.EventBuffer == nil {
		return
	}
	inner, ok := device.EventBuffer.(store.AllSessionSpecificStores)
	if !ok {
		return
	}
	if d.around != nil {
		inner = d.around(inner)
	}
	device.SetAllStores(&gate{AllSessionSpecificStores: inner, lease: d.lease, onStorageError: d.onStorageError})
}

// PutDevice stores a device that was just paired, or its changes. Stale keys under the same name would remain
// and make the new device fail at its next login: they are deleted first, as is the lease of their former holder.
func (d *devices) PutDevice(ctx context.Context, device *store.Device) error {
	if device.ID == nil {
		return errors.New("the device has no name yet")
	}
	if device.Initialized {
		return d.lease.fenced(ctx, func(ctx context.Context) error {
			return d.storage.container.PutDevice(ctx, device)
		})
	}
	err := d.storage.db.DoTxn(ctx, nil, func(ctx context.Context) error {
		if _, err := d.storage.db.Exec(ctx, "DELETE FROM bridge_lease WHERE device = $1", device.ID); err != nil {
			return err
		}
		if err := d.lease.bind(ctx, device.ID.String()); err != nil {
			return err
		}
		if _, err := d.storage.db.Exec(ctx, "DELETE FROM whatsmeow_device WHERE jid = $1", device.ID); err != nil {
			return err
		}
		return d.storage.container.PutDevice(ctx, device)
	})
	d.guard(device)
	return err
}

// DeleteDevice is called by the library when it assumes that the device is unlinked.
func (d *devices) DeleteDevice(context.Context, *store.Device) error { return nil }
