/*
 * The inner loops of training, for lab/treebank/net/ops.py, which compiles this and says what each
 * promises. Rows of a batch lie one after another without padding; sentence s is rows bounds[s] to
 * bounds[s + 1]. Half-precision numbers are bfloat16 (the upper 16 bits of a float).
 */
#include <math.h>
#include <stdint.h>
#include <string.h>

typedef uint16_t half;

static inline float wide(half h) {
  union { uint32_t u; float f; } v = {(uint32_t)h << 16};
  return v.f;
}

static inline half narrow(float f) {
  union { float f; uint32_t u; } v = {f};
  return (half)((v.u + 0x7fff + ((v.u >> 16) & 1)) >> 16);
}

static inline float sigmoid(float x) { return 1.0f / (1.0f + expf(-x)); }

/* Row norm and convolution over five words: out[t] = y[t] + sum of conv[k] * y[t + k - 2]. `y`: work. */
void before(const float *x, int n, int w, const float *gain, const float *shift, const float *conv,
            const int64_t *bounds, int sentences, float *y, float *rstd, half *out) {
  for (int t = 0; t < n; t++) {
    const float *restrict a = x + (size_t)t * w;
    float *restrict b = y + (size_t)t * w;
    float sum = 0, square = 0;
    for (int d = 0; d < w; d++) sum += a[d];
    const float mean = sum / w;
    for (int d = 0; d < w; d++) square += (a[d] - mean) * (a[d] - mean);
    const float r = 1.0f / sqrtf(square / w + 1e-5f);
    rstd[t] = r;
    /* `y` keeps the normed numbers; gain and shift follow below. */
    for (int d = 0; d < w; d++) b[d] = (a[d] - mean) * r;
  }
  for (int s = 0; s < sentences; s++) {
    const int from = bounds[s], to = bounds[s + 1];
    for (int t = from; t < to; t++) {
      float row[1024];
      const float *restrict a = y + (size_t)t * w;
      for (int d = 0; d < w; d++) row[d] = a[d] * gain[d] + shift[d];
      for (int k = 0; k < 5; k++) {
        const int at = t + k - 2;
        if (at < from || at >= to) continue;
        const float *restrict b = y + (size_t)at * w, *restrict c = conv + k * w;
        for (int d = 0; d < w; d++) row[d] += c[d] * (b[d] * gain[d] + shift[d]);
      }
      half *restrict o = out + (size_t)t * w;
      for (int d = 0; d < w; d++) o[d] = narrow(row[d]);
    }
  }
}

/* Backward of `before`: `dy` is the slope of its output; `dx` gains. */
void before_back(const half *dy, int n, int w, const float *gain, const float *shift,
                 const float *conv, const int64_t *bounds, int sentences, const float *y,
                 const float *rstd, float *dx, float *dgain, float *dshift, float *dconv) {
  for (int s = 0; s < sentences; s++) {
    const int from = bounds[s], to = bounds[s + 1];
    for (int t = from; t < to; t++) {
      float row[1024];
      const half *restrict own = dy + (size_t)t * w;
      const float *restrict a = y + (size_t)t * w;
      for (int d = 0; d < w; d++) row[d] = wide(own[d]);
      for (int k = 0; k < 5; k++) {
        const int at = t - k + 2;
        if (at < from || at >= to) continue;
        const half *restrict b = dy + (size_t)at * w;
        const float *restrict c = conv + k * w;
        float *restrict dc = dconv + k * w;
        for (int d = 0; d < w; d++) {
          const float slope = wide(b[d]);
          row[d] += c[d] * slope;
          dc[d] += slope * (a[d] * gain[d] + shift[d]);
        }
      }
      float sum = 0, dot = 0;
      for (int d = 0; d < w; d++) {
        dgain[d] += row[d] * a[d];
        dshift[d] += row[d];
        row[d] *= gain[d];
        sum += row[d];
        dot += row[d] * a[d];
      }
      sum /= w;
      dot /= w;
      float *restrict o = dx + (size_t)t * w;
      const float r = rstd[t];
      for (int d = 0; d < w; d++) o[d] += r * (row[d] - sum - a[d] * dot);
    }
  }
}

/*
 * The recurrence: c = f * before + (1 - f) * z with f = sigmoid(forget); out = x + keep * sigmoid(r) * c.
 * The first half of the width runs forward, the second backward. `keep`: one row a sentence. `gates`
 * afterwards holds z, f and r themselves, for `scan_back`.
 */
void scan(const float *x, half *gates, const float *bias, int w, const int64_t *bounds,
          int sentences, const float *keep, float *c, float *out) {
  const int part = w / 2;
  for (int s = 0; s < sentences; s++) {
    const int from = bounds[s], to = bounds[s + 1];
    for (int side = 0; side < 2; side++) {
      const int at = side * part;
      float cell[512];
      memset(cell, 0, sizeof cell);
      const float *restrict k = keep + (size_t)s * w + at;
      for (int i = 0; i < to - from; i++) {
        const int t = side ? to - 1 - i : from + i;
        half *restrict g = gates + (size_t)t * 3 * w + at;
        const float *restrict b = bias + at, *restrict a = x + (size_t)t * w + at;
        float *restrict o = out + (size_t)t * w + at, *restrict kept = c + (size_t)t * w + at;
        for (int d = 0; d < part; d++) {
          g[d] = narrow(wide(g[d]) + b[d]);
          g[w + d] = narrow(sigmoid(wide(g[w + d]) + b[w + d]));
          g[2 * w + d] = narrow(sigmoid(wide(g[2 * w + d]) + b[2 * w + d]));
          const float z = wide(g[d]), f = wide(g[w + d]), r = wide(g[2 * w + d]);
          cell[d] = z + f * (cell[d] - z);
          kept[d] = cell[d];
          o[d] = a[d] + k[d] * r * cell[d];
        }
      }
    }
  }
}

void scan_back(const float *dout, const half *gates, int w, const int64_t *bounds,
               int sentences, const float *keep, const float *c, half *dgates, float *dbias) {
  const int part = w / 2;
  static const float none[512];
  for (int s = 0; s < sentences; s++) {
    const int from = bounds[s], to = bounds[s + 1];
    for (int side = 0; side < 2; side++) {
      const int at = side * part;
      float carry[512];
      memset(carry, 0, sizeof carry);
      const float *restrict k = keep + (size_t)s * w + at;
      for (int i = to - from - 1; i >= 0; i--) {
        const int t = side ? to - 1 - i : from + i;
        const int earlier = side ? t + 1 : t - 1;
        const half *restrict g = gates + (size_t)t * 3 * w + at;
        const float *restrict own = c + (size_t)t * w + at;
        const float *restrict last = i ? c + (size_t)earlier * w + at : none;
        const float *restrict slope = dout + (size_t)t * w + at;
        half *restrict dg = dgates + (size_t)t * 3 * w + at;
        float *restrict db = dbias + at;
        for (int d = 0; d < part; d++) {
          const float z = wide(g[d]), f = wide(g[w + d]), r = wide(g[2 * w + d]);
          const float up = slope[d] * k[d];
          const float dc = up * r + carry[d];
          const float dz = dc * (1 - f);
          const float df = dc * (last[d] - z) * f * (1 - f);
          const float dr = up * own[d] * r * (1 - r);
          carry[d] = dc * f;
          dg[d] = narrow(dz);
          dg[w + d] = narrow(df);
          dg[2 * w + d] = narrow(dr);
          db[d] += dz;
          db[w + d] += df;
          db[2 * w + d] += dr;
        }
      }
    }
  }
}

/*
 * Word input: two rows of the word table, some of the part table (times `scale` of the form), a fixed
 * vector or, where there is none, `lone`. `keep` per token: bit 0 the word rows, 1 the vector, 2 the parts.
 */
void embed(const int64_t *ids, int n, const int32_t *word, const int64_t *first, const int32_t *part,
           const float *scale, const int32_t *vector, const uint8_t *keep, const float *words, int ws,
           const float *parts, int ps, const float *vectors, int vs, const float *lone, half *out) {
  const int width = ws + ps + vs;
  for (int t = 0; t < n; t++) {
    const int64_t id = ids[t];
    float row[1024];
    memset(row, 0, sizeof(float) * width);
    if (keep[t] & 1)
      for (int h = 0; h < 2; h++) {
        const float *restrict a = words + (size_t)word[2 * id + h] * ws;
        for (int d = 0; d < ws; d++) row[d] += a[d];
      }
    if (keep[t] & 4)
      for (int64_t i = first[id]; i < first[id + 1]; i++) {
        const float *restrict a = parts + (size_t)part[i] * ps;
        for (int d = 0; d < ps; d++) row[ws + d] += a[d] * scale[id];
      }
    if (keep[t] & 4) {
      const int known = (keep[t] & 2) && vector[id] > 0;
      const float *restrict a = known ? vectors + (size_t)vector[id] * vs : lone;
      for (int d = 0; d < vs; d++) row[ws + ps + d] = a[d];
    }
    half *restrict o = out + (size_t)t * width;
    for (int d = 0; d < width; d++) o[d] = narrow(row[d]);
  }
}

void embed_back(const half *dout, const int64_t *ids, int n, const int32_t *word,
                const int64_t *first, const int32_t *part, const float *scale,
                const int32_t *vector, const uint8_t *keep, float *dwords, uint8_t *word_hit, int ws,
                float *dparts, uint8_t *part_hit, int ps, int vs, float *dlone) {
  const int width = ws + ps + vs;
  for (int t = 0; t < n; t++) {
    const int64_t id = ids[t];
    const half *restrict o = dout + (size_t)t * width;
    if (keep[t] & 1)
      for (int h = 0; h < 2; h++) {
        const int row = word[2 * id + h];
        float *restrict a = dwords + (size_t)row * ws;
        word_hit[row] = 1;
        for (int d = 0; d < ws; d++) a[d] += wide(o[d]);
      }
    if (!(keep[t] & 4)) continue;
    for (int64_t i = first[id]; i < first[id + 1]; i++) {
      float *restrict a = dparts + (size_t)part[i] * ps;
      part_hit[part[i]] = 1;
      for (int d = 0; d < ps; d++) a[d] += wide(o[ws + d]) * scale[id];
    }
    if (!((keep[t] & 2) && vector[id] > 0))
      for (int d = 0; d < vs; d++) dlone[d] += wide(o[ws + ps + d]);
  }
}

/* Cross-entropy over rows; scores become slopes (of the sum, times `scale`). Answers the summed loss. */
double surprise(half *scores, const int64_t *target, int n, int classes, float scale) {
  double total = 0;
  for (int t = 0; t < n; t++) {
    half *restrict a = scores + (size_t)t * classes;
    float most = -1e30f, sum = 0;
    for (int k = 0; k < classes; k++) most = fmaxf(most, wide(a[k]));
    const float own = wide(a[target[t]]);
    for (int k = 0; k < classes; k++) {
      const float e = expf(wide(a[k]) - most);
      sum += e;
      a[k] = narrow(e);
    }
    total += most + logf(sum) - own;
    const float unit = scale / sum;
    for (int k = 0; k < classes; k++) a[k] = narrow(wide(a[k]) * unit);
    a[target[t]] = narrow(expf(own - most) * unit - scale);
  }
  return total;
}

/* One step of AdamW (Loshchilov & Hutter 2019) and of the moving average of the weights; `g` is emptied. */
void adam(float *restrict p, float *restrict g, float *restrict m, float *restrict v,
          float *restrict mean, int64_t n, float rate, float b1, float b2, float fix1, float fix2,
          float decay, float clip, float keep) {
  for (int64_t i = 0; i < n; i++) {
    const float slope = g[i] * clip;
    m[i] = b1 * m[i] + (1 - b1) * slope;
    v[i] = b2 * v[i] + (1 - b2) * slope * slope;
    p[i] -= rate * (m[i] * fix1 / (sqrtf(v[i] * fix2) + 1e-8f) + decay * p[i]);
    mean[i] += (1 - keep) * (p[i] - mean[i]);
    g[i] = 0;
  }
}

/* The same for the rows of a table that were met; the others stand still. */
void adam_rows(float *p, float *g, float *m, float *v, float *mean, uint8_t *hit, int rows, int width,
               float rate, float b1, float b2, float fix1, float fix2, float clip, float keep) {
  for (int r = 0; r < rows; r++) {
    if (!hit[r]) continue;
    hit[r] = 0;
    const size_t at = (size_t)r * width;
    adam(p + at, g + at, m + at, v + at, mean + at, width, rate, b1, b2, fix1, fix2, 0, clip, keep);
  }
}

double squares(const float *g, int64_t n) {
  double total = 0;
  for (int64_t at = 0; at < n; at += 4096) {
    float sum = 0;
    for (int64_t i = at; i < n && i < at + 4096; i++) sum += g[i] * g[i];
    total += sum;
  }
  return total;
}

/* A chain of labels (as src/stages/6-names/chain.ts), W a row. */
#define W 32
#define LONGEST 512

static double between_exp[W * W];

/* Scaled forward and backward sums under `open`; writes cell and pair probabilities times `sign`. */
static double sums(const float *emit, const int32_t *open, int n, int labels, const uint8_t *may,
                   const uint8_t *begins, const uint8_t *ends, float sign, float *demit,
                   double *dbetween) {
  static double alpha[LONGEST * W], beta[LONGEST * W], local[LONGEST * W], scale[LONGEST];
  double total = 0;
  for (int i = 0; i < n; i++) {
    const float *e = emit + (size_t)i * labels;
    double *a = alpha + i * W, *l = local + i * W, top = -1e30, sum = 0;
    for (int y = 0; y < labels; y++) if (e[y] > top) top = e[y];
    for (int y = 0; y < W; y++) a[y] = l[y] = 0;
    for (int y = 0; y < labels; y++)
      l[y] = !open || (open[i] >> y & 1) ? exp(e[y] - top) : 0;
    if (i == 0) {
      for (int y = 0; y < labels; y++) a[y] = begins[y] * l[y];
    } else {
      for (int x = 0; x < labels; x++) {
        const double b = a[x - W];
        if (b == 0) continue;
        for (int y = 0; y < W; y++) a[y] += b * between_exp[x * W + y];
      }
      for (int y = 0; y < W; y++) a[y] *= l[y];
    }
    if (i == n - 1) for (int y = 0; y < labels; y++) a[y] *= ends[y];
    for (int y = 0; y < labels; y++) sum += a[y];
    if (sum < 1e-290) sum = 1e-290;
    scale[i] = sum;
    total += top + log(sum);
    for (int y = 0; y < labels; y++) a[y] /= sum;
  }
  for (int i = n - 1; i >= 0; i--) {
    double *b = beta + i * W;
    if (i == n - 1) {
      for (int y = 0; y < W; y++) b[y] = y < labels ? ends[y] : 0;
    } else {
      double ahead[W];
      for (int y = 0; y < W; y++) ahead[y] = local[(i + 1) * W + y] * beta[(i + 1) * W + y] / scale[i + 1];
      for (int x = 0; x < labels; x++) {
        double sum = 0;
        for (int y = 0; y < W; y++) sum += between_exp[x * W + y] * ahead[y];
        b[x] = sum;
        const double before = sign * alpha[i * W + x];
        if (before != 0)
          for (int y = 0; y < labels; y++) dbetween[x * labels + y] += before * between_exp[x * W + y] * ahead[y];
      }
    }
    for (int y = 0; y < labels; y++) demit[(size_t)i * labels + y] += sign * alpha[i * W + y] * b[y];
  }
  return total;
}

/*
 * Loss of the labels left open under a chain: log of the sum over all runs less that over the open ones.
 * Slopes are added to `demit` and `dbetween`. Sentences whose `asked` is 0 count nothing.
 */
double chain(const float *emit, const float *between, const int32_t *open, const uint8_t *asked,
             const int64_t *bounds, int sentences, int labels, const uint8_t *may,
             const uint8_t *begins, const uint8_t *ends, float *demit, double *dbetween) {
  memset(between_exp, 0, sizeof between_exp);
  for (int x = 0; x < labels; x++)
    for (int y = 0; y < labels; y++)
      between_exp[x * W + y] = may[x * labels + y] ? exp(between[x * labels + y]) : 0;
  double total = 0;
  for (int s = 0; s < sentences; s++) {
    const int from = bounds[s], n = bounds[s + 1] - from;
    if (!asked[s] || n == 0 || n > LONGEST) continue;
    const float *e = emit + (size_t)from * labels;
    float *d = demit + (size_t)from * labels;
    total += sums(e, 0, n, labels, may, begins, ends, 1, d, dbetween);
    total -= sums(e, open + from, n, labels, may, begins, ends, -1, d, dbetween);
  }
  return total;
}
