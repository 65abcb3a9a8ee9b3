# gdplot: `make help` says what there is.

PREFIX ?= /usr/local
DESTDIR ?=

# Tests use what the modules of the release build offer to their package. Without the second flag SwiftPM compiles everything
# a second time, for tests that look inside.
SWIFT_FLAGS = -c release --explicit-target-dependency-import-check error
TEST_FLAGS = $(SWIFT_FLAGS) --disable-testable-imports
BUILD = .build/release
GDPLOT = $(BUILD)/gdplot
SWIFT_SOURCES = Sources Tests Benchmarks Plugins Package.swift
COMPLETIONS = bash-completion/completions zsh/site-functions fish/vendor_completions.d
SHELL_SOURCES = Benchmarks/Peers/setup Scripts/setup Scripts/install-kit Scripts/figures Scripts/fuzz Scripts/generate-event-messages Scripts/quietly Scripts/test-slurm Scripts/try-debian .ci/run

.PHONY: help curve build test fuzz crash resume test-slurm figures bench bench-parts install uninstall format lint clean setup FORCE
.DELETE_ON_ERROR:

help:
	@echo 'make curve      install what is missing, build, draw curve-svm.png'
	@echo 'make test       install what is missing, run all tests'
	@echo 'make build      the program: $(GDPLOT)'
	@echo 'make install    put it into PREFIX ($(PREFIX)), with what plugins are compiled against'
	@echo 'make uninstall  take it out again'
	@echo 'make fuzz       give the readers of files anything at all, for an hour'
	@echo 'make crash      kill the program, let the system fail it, give it damaged files, for an hour'
	@echo 'make resume     end a heat map at random moments and start it again, 200 times'
	@echo 'make test-slurm  have a Slurm of this machine alone make a heat map, with mishaps; needs root'
	@echo 'make figures    draw every figure of the documentation again, into plots/'
	@echo 'make bench      measure whole work beside other programs; BENCH="--only full loss" for some rows, --growth, --json'
	@echo 'make bench-parts  measure the parts that have to be fast'
	@echo 'make format     bring the sources into the house style'
	@echo 'make lint       check the style'
	@echo 'make clean      remove what was built'

setup:
	@Scripts/setup

build: $(GDPLOT)

# SwiftPM decides what has changed, in about a second; figures are drawn again only when it made a new program.
$(GDPLOT): FORCE | setup
	Scripts/quietly swift build $(SWIFT_FLAGS) --product gdplot

# The one in plots/ is part of the repository, and its bytes are those of one version of cairo and the fonts.
curve: curve-svm.png
	@echo curve-svm.png

curve-svm.png: $(GDPLOT)
	$(GDPLOT) curve --loss svm --plugin Plugins -o $@

test: setup
	@# --build-tests would build every target of every package too, such as the protoc that comes with swift-protobuf:
	@# minutes of C++ that nothing here runs.
	Scripts/quietly swift build $(SWIFT_FLAGS) --product gdplotPackageTests
	Scripts/quietly swift build $(SWIFT_FLAGS) --product Benchmarks
	Scripts/quietly swift test $(TEST_FLAGS) --skip-build

# An hour in all; FUZZ_SECONDS is for each reader, and FUZZ names those to fuzz.
fuzz: setup
	Scripts/fuzz $(FUZZ)

# Counts are printed; CRASH_SEED, which is printed too, does the same again.
CRASH_SECONDS ?= 3600
RESUME_KILLS ?= 100
crash: $(GDPLOT)
	Scripts/crash $(GDPLOT) $(CRASH_SECONDS)

# Takes some minutes.
resume: $(GDPLOT)
	Scripts/resume $(GDPLOT) $(RESUME_KILLS)

# Slurm is installed from Debian, started for this alone, and ended again. SLURM_FORM=short leaves out what waits for time limits.
test-slurm: $(GDPLOT)
	Scripts/test-slurm $(GDPLOT) $(SLURM_FORM)

figures: $(GDPLOT)
	PATH="$(CURDIR)/$(BUILD):$$PATH" Scripts/figures

bench: setup
	Scripts/quietly swift build $(SWIFT_FLAGS) --product gdplot
	Benchmarks/Peers/setup
	.build/peers/bin/python Benchmarks/Peers/table.py $(GDPLOT) $(BENCH)

# Parts of the program by themselves, such as products of matrices.
bench-parts: setup
	Scripts/quietly swift build $(SWIFT_FLAGS) --product Benchmarks
	$(BUILD)/Benchmarks

# With sudo there may be no compiler on the PATH, and a build folder that belongs to root is a nuisance: what the user
# has built is copied.
install: $(if $(SUDO_USER),,$(GDPLOT))
	@test -x $(GDPLOT) || { echo 'first, without sudo: make build' >&2; exit 1; }
	install -d '$(DESTDIR)$(PREFIX)/bin'
	install -m 755 $(GDPLOT) '$(DESTDIR)$(PREFIX)/bin/gdplot'
	install -d '$(DESTDIR)$(PREFIX)/lib/gdplot'
	install -m 644 LICENSE NOTICE '$(DESTDIR)$(PREFIX)/lib/gdplot'
	Scripts/install-kit $(BUILD) '$(DESTDIR)$(PREFIX)'
	install -d '$(DESTDIR)$(PREFIX)/lib/gdplot/Plugins'
	install -m 644 Plugins/*.swift '$(DESTDIR)$(PREFIX)/lib/gdplot/Plugins'
	install -d $(foreach folder,$(COMPLETIONS),'$(DESTDIR)$(PREFIX)/share/$(folder)')
	$(GDPLOT) --generate-completion-script bash > '$(DESTDIR)$(PREFIX)/share/bash-completion/completions/gdplot'
	$(GDPLOT) --generate-completion-script zsh > '$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_gdplot'
	$(GDPLOT) --generate-completion-script fish > '$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/gdplot.fish'
	@if command -v python3 >/dev/null; then Scripts/manual $(GDPLOT) '$(DESTDIR)$(PREFIX)/share/man/man1'; \
	  else echo 'no manual pages: they are made by python3, which is not installed'; fi

uninstall:
	rm -f '$(DESTDIR)$(PREFIX)/bin/gdplot'
	rm -rf '$(DESTDIR)$(PREFIX)/lib/gdplot/kit'
	rm -f '$(DESTDIR)$(PREFIX)/lib/gdplot/LICENSE' '$(DESTDIR)$(PREFIX)/lib/gdplot/NOTICE'
	rm -f '$(DESTDIR)$(PREFIX)/share/bash-completion/completions/gdplot' \
	  '$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_gdplot' \
	  '$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/gdplot.fish'
	rm -f '$(DESTDIR)$(PREFIX)/share/man/man1/gdplot.1' '$(DESTDIR)$(PREFIX)'/share/man/man1/gdplot-*.1
	cd Plugins && for plugin in *.swift; do rm -f '$(DESTDIR)$(PREFIX)'/lib/gdplot/Plugins/"$$plugin"; done
	@# Plugins that were put there belong to whoever did.
	@rmdir '$(DESTDIR)$(PREFIX)/lib/gdplot/Plugins' '$(DESTDIR)$(PREFIX)/lib/gdplot' 2>/dev/null || true

format:
	swift format --in-place -r $(SWIFT_SOURCES)

lint:
	swift format lint --strict -r $(SWIFT_SOURCES)
	@if command -v python3 >/dev/null; then Scripts/structure; fi
	@if command -v shellcheck >/dev/null; then shellcheck $(SHELL_SOURCES); fi

clean:
	rm -rf .build
