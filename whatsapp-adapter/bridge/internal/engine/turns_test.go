package engine

import "testing"

func Test_turns_are_admitted_in_order_even_if_some_are_given_up(t *testing.T) {
	var all turns
	first, second, third := all.ask(), all.ask(), all.ask()
	come := func(turn *Turn) bool {
		select {
		case <-turn.come:
			return true
		default:
			return false
		}
	}
	if !come(first) || come(second) || come(third) {
		t.Fatal("not one at a time")
	}
	second.end()
	if come(third) {
		t.Fatal("a turn that was given up admitted another one")
	}
	first.end()
	first.end()
	if !come(third) || come(all.ask()) {
		t.Fatal("not the next one")
	}
}
