// Reads an exported log with Go's own transparency-log packages, which share no code with Huiyin:
//
//	huiyin export log DIR --tenant demo && go run . DIR
//
// It checks the checkpoint's signature, hashes every entry, and compares the root; then it proves
// and checks the inclusion of every entry and, from sampled older sizes, consistency.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type stored []tlog.Hash

func (s stored) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, x := range indexes {
		out[i] = s[x]
	}
	return out, nil
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: go run . DIR")
	}
	dir := os.Args[1]
	name, size, root := openCheckpoint(dir)
	hashes := readEntries(dir, size)
	head, err := tlog.TreeHash(size, hashes)
	check(err)
	if base64.StdEncoding.EncodeToString(head[:]) != root {
		log.Fatal("the root of the entries is not the checkpoint's")
	}
	for i := int64(0); i < size; i++ {
		proof, err := tlog.ProveRecord(size, i, hashes)
		check(err)
		check(tlog.CheckRecord(proof, size, head, i, hashes[tlog.StoredHashIndex(0, i)]))
	}
	for old := int64(1); old < size; old += 1 + size/100 {
		oldHead, err := tlog.TreeHash(old, hashes)
		check(err)
		proof, err := tlog.ProveTree(size, old, hashes)
		check(err)
		check(tlog.CheckTree(proof, size, head, old, oldHead))
	}
	fmt.Printf("%s: signature, %d entries, root, inclusion of each, consistency: right\n", name, size)
}

func openCheckpoint(dir string) (name string, size int64, root string) {
	vkey, err := os.ReadFile(filepath.Join(dir, "vkey"))
	check(err)
	verifier, err := note.NewVerifier(strings.TrimSpace(string(vkey)))
	check(err)
	text, err := os.ReadFile(filepath.Join(dir, "checkpoint"))
	check(err)
	opened, err := note.Open(text, note.VerifierList(verifier))
	check(err)
	lines := strings.Split(opened.Text, "\n")
	size, err = strconv.ParseInt(lines[1], 10, 64)
	check(err)
	return verifier.Name(), size, lines[2]
}

func readEntries(dir string, size int64) stored {
	var hashes stored
	index := int64(0)
	for n := int64(0); n*256 < size; n++ {
		width := min(size-n*256, 256)
		// Go's own tile paths; the log's are the same below tile/entries.
		tile := tlog.Tile{H: 8, L: 0, N: n, W: int(width)}
		path := strings.TrimPrefix(tile.Path(), "tile/8/0/")
		data, err := os.ReadFile(filepath.Join(dir, "tile/entries", path))
		check(err)
		for r := bytes.NewReader(data); r.Len() > 0; index++ {
			var length uint16
			check(binary.Read(r, binary.BigEndian, &length))
			entry := make([]byte, length)
			_, err := io.ReadFull(r, entry)
			check(err)
			more, err := tlog.StoredHashes(index, entry, hashes)
			check(err)
			hashes = append(hashes, more...)
		}
	}
	return hashes
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
