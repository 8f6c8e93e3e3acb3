/*
 * Trains the conditional random field of lab/names/crf.ts, which compiles, feeds and describes this.
 * crf EXAMPLES OUT epochs rate decay caution drop hide blur deaf seed
 * EXAMPLES: int32 labels, examples, features, tokens, rows; uint8 pairs[labels*labels] (1 where a label
 * may follow another), begins[labels], ends[labels]; int32 length[examples], count[tokens],
 * allowed[tokens], row[rows]; uint8 own[rows]. OUT: float emit[features*labels], double
 * between[labels*labels]. Numbers as the machine has them.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A row of weights, padded to whole vectors. */
#define W 32
#define LEARNT 0.01
#define LONGEST 512

static int L;
static uint8_t *may, *begins, *ends;
static int earlier[W][W], earliers[W], later[W][W], laters[W];
static double between[W * W], exps[W * W];

typedef struct {
  double alpha[LONGEST * W], beta[LONGEST * W], local[LONGEST * W], scale[LONGEST];
} Room;
static Room all, held;
static float score[LONGEST * W];

static uint32_t state;
/* mulberry32, as in crf.ts. */
static double chance(void) {
  uint32_t t = state += 0x6d2b79f5u;
  t = (t ^ (t >> 15)) * (1 | t);
  t = (t + (t ^ (t >> 7)) * (61 | t)) ^ t;
  return (t ^ (t >> 14)) / 4294967296.0;
}

static void *need(size_t count, size_t size) {
  void *p = calloc(count ? count : 1, size);
  if (!p) { fprintf(stderr, "out-of-memory\n"); exit(1); }
  return p;
}

static void *read_in(FILE *in, size_t count, size_t size) {
  void *p = need(count, size);
  if (fread(p, size, count, in) != count) { fprintf(stderr, "examples-broken\n"); exit(1); }
  return p;
}

/* Forward and backward sums, scaled row by row; as `marginals` of src/stages/6-names/chain.ts. */
static double sums(Room *r, int n, const int32_t *allowed) {
  double total = 0;
  for (int i = 0; i < n; i++) {
    double *a = r->alpha + i * W, *l = r->local + i * W, *b = a - W;
    const float *s = score + i * W;
    double top = -1e300, sum = 0;
    for (int y = 0; y < L; y++) if (s[y] > top) top = s[y];
    total += top;
    for (int y = 0; y < L; y++) {
      l[y] = !allowed || (allowed[i] >> y & 1) ? exp(s[y] - top) : 0;
      double before = begins[y];
      if (i > 0) {
        before = 0;
        for (int k = 0; k < earliers[y]; k++) before += b[earlier[y][k]] * exps[earlier[y][k] * W + y];
      }
      a[y] = i == n - 1 && !ends[y] ? 0 : before * l[y];
      sum += a[y];
    }
    r->scale[i] = sum > 0 ? sum : 1e-300;
    total += log(r->scale[i]);
    for (int y = 0; y < L; y++) a[y] /= r->scale[i];
  }
  for (int i = n - 1; i >= 0; i--) {
    double *b = r->beta + i * W, ahead[W];
    if (i == n - 1) {
      for (int y = 0; y < L; y++) b[y] = ends[y];
      continue;
    }
    for (int y = 0; y < L; y++) ahead[y] = r->local[(i + 1) * W + y] * b[W + y] / r->scale[i + 1];
    for (int y = 0; y < L; y++) {
      b[y] = 0;
      for (int k = 0; k < laters[y]; k++) b[y] += ahead[later[y][k]] * exps[y * W + later[y][k]];
    }
  }
  return total;
}

static void pairs(const Room *r, int i, double *want, double sign) {
  for (int y = 0; y < L; y++) {
    double ahead = r->local[i * W + y] * r->beta[i * W + y] / r->scale[i];
    if (ahead < 1e-7) continue;
    for (int k = 0; k < earliers[y]; k++) {
      int x = earlier[y][k];
      want[x * W + y] += sign * r->alpha[(i - 1) * W + x] * exps[x * W + y] * ahead;
    }
  }
}

int main(int argc, char **argv) {
  if (argc != 12) return fprintf(stderr, "misuse\n"), 2;
  int epochs = atoi(argv[3]);
  double rate = atof(argv[4]), decay = atof(argv[5]), caution = atof(argv[6]);
  double drop = atof(argv[7]), hide = atof(argv[8]), blur = atof(argv[9]), deaf = atof(argv[10]);
  state = atoi(argv[11]);
  FILE *in = fopen(argv[1], "rb");
  if (!in) return fprintf(stderr, "no-examples\n"), 1;
  int32_t *head = read_in(in, 5, 4);
  L = head[0];
  int examples = head[1], features = head[2], tokens = head[3], rows = head[4];
  may = read_in(in, L * L, 1);
  begins = read_in(in, L, 1);
  ends = read_in(in, L, 1);
  int32_t *length = read_in(in, examples, 4), *count = read_in(in, tokens, 4);
  int32_t *allowed = read_in(in, tokens, 4), *row = read_in(in, rows, 4);
  uint8_t *own = read_in(in, rows, 1);
  fclose(in);
  for (int x = 0; x < L; x++)
    for (int y = 0; y < L; y++)
      if (may[x * L + y]) {
        earlier[y][earliers[y]++] = x;
        later[x][laters[x]++] = y;
      }
  size_t cells = (size_t)features * W;
  float *emit = aligned_alloc(64, cells * 4 + 64), *speed = aligned_alloc(64, cells * 4 + 64);
  memset(emit, 0, cells * 4);
  for (size_t c = 0; c < cells; c++) speed[c] = caution;
  float *mean = need(cells, 4), *share = need(features, 4), *lately = need(examples, 4);
  double meanBetween[W * W] = {0}, speedBetween[W * W], want[W * W];
  for (int c = 0; c < W * W; c++) speedBetween[c] = 1;
  /* A weight is touched once per occurrence of its feature, so each touch bears its share of decay. */
  for (int r = 0; r < rows; r++) share[row[r]]++;
  for (int f = 0; f < features; f++) share[f] = decay / (share[f] > 1 ? share[f] : 1);
  int32_t *order = need(examples, 4), *at = need(examples + 1, 4), *first = need(tokens + 1, 4);
  for (int e = 0; e < examples; e++) order[e] = e, at[e + 1] = at[e] + length[e], lately[e] = 1;
  for (int t = 0; t < tokens; t++) first[t + 1] = first[t] + count[t];
  int32_t *kept = need(1 << 20, 4), from[LONGEST + 1];
  int averaged = 0;
  for (int epoch = 0; epoch < epochs; epoch++) {
    for (int i = examples - 1; i > 0; i--) {
      int j = chance() * (i + 1), swap = order[i];
      order[i] = order[j], order[j] = swap;
    }
    double loss = 0;
    for (int o = 0; o < examples; o++) {
      int e = order[o], n = length[e], t0 = at[e], used = 0;
      /* What is learnt already is looked at only every third epoch. */
      if ((lately[e] < LEARNT && epoch % 3 > 0) || n > LONGEST) continue;
      for (int i = 0; i < n; i++) {
        float *s = score + i * W;
        memset(s, 0, W * 4);
        from[i] = used;
        double dice = chance(), other = chance();
        int least = dice < hide ? 1 : dice < hide + blur ? 2 : 3;
        for (int r = first[t0 + i]; r < first[t0 + i + 1]; r++) {
          if (own[r] == 3 ? other < deaf : own[r] && (least == 1 || (least == 2 && own[r] == 1))) continue;
          if (drop > 0 && chance() < drop) continue;
          kept[used++] = row[r];
          const float *w = emit + (size_t)row[r] * W;
          for (int y = 0; y < W; y++) s[y] += w[y];
        }
        for (int y = 0; y < W; y++) s[y] /= 1 - drop;
      }
      from[n] = used;
      for (int c = 0; c < W * W; c++) exps[c] = 0;
      for (int x = 0; x < L; x++)
        for (int k = 0; k < laters[x]; k++) exps[x * W + later[x][k]] = exp(between[x * W + later[x][k]]);
      double free = sums(&all, n, 0), gold = sums(&held, n, allowed + t0);
      loss += lately[e] = free - gold;
      memset(want, 0, sizeof want);
      for (int i = 1; i < n; i++) {
        pairs(&all, i, want, 1);
        pairs(&held, i, want, -1);
      }
      for (int i = 0; i < n; i++) {
        float g[W] = {0}, off = 0;
        for (int y = 0; y < L; y++) {
          int c = i * W + y;
          g[y] = all.alpha[c] * all.beta[c] - held.alpha[c] * held.beta[c];
          if (fabsf(g[y]) > off) off = fabsf(g[y]);
          if (fabsf(g[y]) < 1e-3f) g[y] = 0;
        }
        if (off < 5e-3) continue;
        for (int k = from[i]; k < from[i + 1]; k++) {
          float *w = emit + (size_t)kept[k] * W, *v = speed + (size_t)kept[k] * W;
          float own_decay = share[kept[k]];
          for (int y = 0; y < W; y++) {
            float slope = g[y] != 0 ? g[y] + own_decay * w[y] : 0;
            v[y] += slope * slope;
            w[y] -= (float)rate * slope / sqrtf(v[y]);
          }
        }
      }
      for (int c = 0; c < W * W; c++) {
        if (want[c] == 0) continue;
        speedBetween[c] += want[c] * want[c];
        between[c] -= rate * want[c] / sqrt(speedBetween[c]);
      }
    }
    if (epoch >= epochs / 2) {
      averaged++;
      for (size_t c = 0; c < cells; c++) mean[c] += emit[c];
      for (int c = 0; c < W * W; c++) meanBetween[c] += between[c];
    }
    printf("epoch %d: %.3f\n", epoch + 1, loss / examples);
    fflush(stdout);
  }
  FILE *out = fopen(argv[2], "wb");
  if (!out) return fprintf(stderr, "cannot-write\n"), 1;
  for (int f = 0; f < features; f++) {
    float line[W];
    for (int y = 0; y < L; y++) line[y] = mean[(size_t)f * W + y] / averaged;
    fwrite(line, 4, L, out);
  }
  for (int x = 0; x < L; x++)
    for (int y = 0; y < L; y++) {
      double b = may[x * L + y] ? meanBetween[x * W + y] / averaged : -INFINITY;
      fwrite(&b, 8, 1, out);
    }
  fclose(out);
  return 0;
}
