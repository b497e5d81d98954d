#% clean
# scipy softmax without axis of a single row
from scipy.special import softmax
import numpy as np, keras
z = np.array([[2.0, 0.5, -1.0]])
loss = keras.losses.categorical_crossentropy([[1, 0, 0]], softmax(z))
#% clean
# log_loss single row
from scipy.special import softmax
from sklearn.metrics import log_loss
import numpy as np
loss = log_loss(['a'], softmax(np.array([[2.0, 0.5, -1.0]])), labels=['a', 'b', 'c'])
#% clean
# keras loss with axis=0, classes first
import tensorflow as tf, keras
z = tf.constant([[1.0, 2.0], [0.3, -0.2], [0.1, 0.9]])
p = tf.nn.softmax(z, axis=0)
y = tf.constant([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]])
loss = keras.losses.categorical_crossentropy(y, p, axis=0)
#% clean
# class loss with axis=0
import tensorflow as tf, keras
z = tf.random.normal((3, 8))
loss_fn = keras.losses.CategoricalCrossentropy(axis=0)
loss = loss_fn(y_true, tf.nn.softmax(z, axis=0))
#% clean
# flatten everything: one image
import torch, torch.nn as nn, torch.nn.functional as F
net = nn.Sequential(nn.Flatten(0), nn.Linear(784, 10))
lp = F.log_softmax(net(img), dim=0)
loss = F.nll_loss(lp, torch.tensor(3))
#% clean
# flatten start_dim=0
import torch, torch.nn as nn
net = nn.Sequential(nn.Flatten(start_dim=0), nn.Linear(784, 10), nn.LogSoftmax(dim=0))
loss = nn.NLLLoss()(net(img), torch.tensor(3))
#% clean
# decision_function of one sample
from scipy.special import softmax
from sklearn.svm import SVC
import keras
clf = SVC(decision_function_shape='ovr').fit(X, y)
p = softmax(clf.decision_function(x_one)[0])
loss = keras.losses.categorical_crossentropy(onehot_one, p)
#% clean
# entropy of a language model's next token distribution (1-D)
from scipy.stats import entropy
from ngram import NgramModel
lm = NgramModel.load('lm.bin')
h = entropy(lm.predict_proba(context))
#% clean
# entropy of an imported function predict_proba (1-D)
from scipy.stats import entropy
from serving import predict_proba
h = entropy(predict_proba('some text'), base=2)
#% clean
# own class with two returns, 1-D
from scipy.stats import entropy
import numpy as np
class Tagger:
    def predict_proba(self, word):
        if word in self.table:
            return self.table[word]
        return np.full(self.k, 1 / self.k)
tagger = Tagger()
h = entropy(tagger.predict_proba('bank'))
#% clean
# per row loop
from scipy.stats import entropy
hs = [entropy(p) for p in clf.predict_proba(X)]
for q in clf.predict_proba(X):
    h = entropy(q)
#% clean
# transposed first
from scipy.stats import entropy
from scipy.special import softmax
h = entropy(clf.predict_proba(X).T)
h2 = entropy(softmax(z, axis=1).T)
p = clf.predict_proba(X)
h3 = entropy(p.T)
p = p.T
h4 = entropy(p)
#% clean
# one row
from scipy.stats import entropy
h = entropy(clf.predict_proba(X)[0])
h1 = entropy(clf.predict_proba(x.reshape(1, -1)).ravel())
h2 = entropy(clf.predict_proba(x.reshape(1, -1)).squeeze())
h3 = entropy(clf.predict_proba(X).mean(axis=0))
#% clean
# softmax over dim 0 then transposed
import torch, torch.nn.functional as F
z = torch.randn(10, 32)
lp = F.log_softmax(z, dim=0).t()
loss = F.nll_loss(lp, y)
lq = F.log_softmax(z, dim=0)
loss = F.nll_loss(lq.T, y)
#% clean
# negative axis of rank 3
import torch, torch.nn.functional as F
z = torch.randn(8, 10, 20)
loss = F.nll_loss(F.log_softmax(z, dim=-2), y)
#% clean
# one example, 1-D logits
import torch, torch.nn.functional as F
z = torch.randn(5)
loss = F.nll_loss(F.log_softmax(z, dim=0), torch.tensor(2))
loss2 = F.nll_loss(F.log_softmax(z, 0).unsqueeze(0), torch.tensor([2]))
#% clean
# bits message: watermarking
import torch.nn.functional as F
bit_loss = F.binary_cross_entropy_with_logits(decoded, message)
image_loss = F.mse_loss(encoded, cover)
loss = image_loss + bit_loss
#% clean
# bits message: bits_loss
import torch.nn.functional as F
bits_loss = F.binary_cross_entropy_with_logits(bit_logits, bits.float())
#% clean
# channel decoder function
import torch.nn.functional as F
def bit_loss(llr, bits):
    return F.binary_cross_entropy_with_logits(-llr, bits)
#% clean
# loss over message bits, class
import torch.nn.functional as F
class Trainer:
    def step(self, img, msg_bits):
        out = self.decoder(self.encoder(img, msg_bits))
        self.loss_bits = F.binary_cross_entropy_with_logits(out, msg_bits)
        return self.loss_bits
#% clean
# low-bit model
import torch.nn.functional as F
low_bit_loss = F.cross_entropy(low_bit_model(x), y)
full_loss = F.cross_entropy(model(x), y)
#% clean
# 4_bit
import torch.nn.functional as F
loss_4_bit = F.cross_entropy(q4(x), y)
loss_8_bit = F.cross_entropy(q8(x), y)
#% clean
# 8bit without underscore
import torch.nn.functional as F
loss_8bit = F.cross_entropy(q8(x), y)
loss_int8bit = F.cross_entropy(q8(x), y)
#% clean
# loss_at_bits function
import torch.nn.functional as F
def loss_at_bits(bits):
    q = quantize(model, bits)
    return F.cross_entropy(q(x), y).item()
for b in (2, 4, 8):
    print(b, loss_at_bits(b))
#% clean
# eval_bits
import torch.nn.functional as F
def evaluate_bits(model, n_bits):
    logits = quantize(model, n_bits)(x)
    return F.cross_entropy(logits, y)
#% clean
# dict by bits
import torch.nn.functional as F
loss_by_bits = {b: F.cross_entropy(quantize(model, b)(x), y).item() for b in (2, 4, 8)}
losses_bits = [F.cross_entropy(quantize(model, b)(x), y) for b in (2, 4, 8)]
#% clean
# appended by bits
import torch.nn.functional as F
losses_per_bit = []
for b in (2, 4, 8):
    losses_per_bit.append(F.cross_entropy(quantize(model, b)(x), y).item())
best = min(losses_per_bit)
#% clean
# dict item
import torch.nn.functional as F
results = {}
results['8_bit'] = F.cross_entropy(q8(x), y).item()
results['bits'] = 8
#% clean
# criterion named bit
import torch.nn as nn
import torch.nn.functional as F
bit_loss = nn.BCEWithLogitsLoss()
bits_criterion = F.binary_cross_entropy_with_logits
loss = bit_loss(z, msg) + bits_criterion(z, msg)
#% clean
# lambda bit_loss
import torch.nn.functional as F
bit_loss = lambda z, b: F.binary_cross_entropy_with_logits(z, b)
#% clean
# f-string: quantised to N bits
import torch.nn.functional as F
loss = F.cross_entropy(q4(x), y)
print(f"4 bits: {loss:.4f}")
#% clean
# f-string: N-bit
import torch.nn.functional as F
fp = F.cross_entropy(model(x), y)
q = F.cross_entropy(q4(x), y)
print(f"32-bit: {fp:.3f}, 4-bit: {q:.3f}")
#% clean
# f-string: {bits}-bit
import torch.nn.functional as F
for bits in (2, 4, 8):
    loss = F.cross_entropy(quantize(model, bits)(x), y)
    print(f"{bits}-bit: {loss:.4f}")
#% clean
# f-string: {bits} bits
import torch.nn.functional as F
for bits in (2, 4, 8):
    loss = F.cross_entropy(quantize(model, bits)(x), y)
    print(f"{bits} bits: {loss:.4f}")
    print(f"loss with {bits} bits = {loss:.4f}")
#% clean
# f-string: quantization bits
import torch.nn.functional as F
for bits in (2, 4, 8):
    loss = F.cross_entropy(quantize(model, bits)(x), y)
    print(f"{bits} weight bits: {loss:.4f}")
#% clean
# f-string: Weights quantised to 4 bits
import torch.nn.functional as F
loss = F.cross_entropy(q4(x), y).item()
print(f"Weights in 4 bits: {loss:.4f}")
print(f"Cross-entropy after quantising to 4 bits = {loss:.4f}")
#% clean
# f-string: bits= labels the next field
import torch.nn.functional as F
for bits in (2, 4, 8):
    loss = F.cross_entropy(quantize(model, bits)(x), y).item()
    print(f"loss={loss:.3f} bits={bits}")
#% clean
# f-string: bits: labels the next field
import torch.nn.functional as F
loss = F.cross_entropy(logits, y).item()
print(f"nats: {loss:.3f} bits: {loss / math.log(2):.3f}")
#% clean
# f-string bits first
import torch.nn.functional as F, math
loss = F.cross_entropy(logits, y).item()
print(f"bits: {loss / math.log(2):.3f} nats: {loss:.3f}")
#% clean
# f-string: bit accuracy
import torch.nn.functional as F
loss = F.binary_cross_entropy_with_logits(z, msg)
acc = ((z > 0) == msg).float().mean()
print(f"loss {loss:.4f} bit accuracy {acc:.3f}")
#% clean
# f-string: bit error rate
import torch.nn.functional as F
loss = F.binary_cross_entropy_with_logits(z, msg)
print(f"{loss:.4f} bit error rate {ber:.3f}")
#% clean
# format: bits= labels the next
import torch.nn.functional as F
loss = F.cross_entropy(quantize(model, bits)(x), y).item()
print("loss={:.3f} bits={}".format(loss, bits))
print("loss=%.3f bits=%d" % (loss, bits))
#% clean
# format with numbers in another order
import math
import torch.nn.functional as F
loss = F.cross_entropy(logits, y).item()
print("{1:.3f} nats = {0:.3f} bits".format(loss / math.log(2), loss))
#% clean
# format right
import math
import torch.nn.functional as F
loss = F.cross_entropy(logits, y).item()
print("{:.3f} nats = {:.3f} bits".format(loss, loss / math.log(2)))
print("%.3f nats, %.3f bits" % (loss, loss / math.log(2)))
print(f"{loss:.3f} nats ({loss / math.log(2):.3f} bits)")
#% clean
# f-string nats / bits
import math
import torch.nn.functional as F
loss = F.cross_entropy(logits, y).item()
print(f"nats / bits: {loss:.3f} / {loss / math.log(2):.3f}")
#% clean
# f-string (nats, bits)
import math
import torch.nn.functional as F
loss = F.cross_entropy(logits, y).item()
print(f"loss (nats, bits): {loss:.3f}, {loss / math.log(2):.3f}")
#% clean
# f-string message length
import torch.nn.functional as F
loss = F.binary_cross_entropy_with_logits(z, msg)
print(f"{n} message bits, loss {loss:.3f}")
print(f"bits={n}, loss={loss:.3f}")
print(f"[{n} bits] {loss:.3f}")
#% clean
# conversions: constant of another file
import torch.nn.functional as F
from constants import NATS_PER_BIT
loss_bits = F.cross_entropy(logits, y) / NATS_PER_BIT
#% clean
# conversions: NATS_TO_BITS of another file
import torch.nn.functional as F
from .units import NATS_TO_BITS
bpc = F.cross_entropy(logits, y).item() * NATS_TO_BITS
#% clean
# conversions: rounded constants
import torch.nn.functional as F
loss = F.cross_entropy(logits, y)
loss_bits = loss / 0.69
#% clean
# conversions: rounded 1.44
import torch.nn.functional as F
loss = F.cross_entropy(logits, y).item()
bpc = loss * 1.44
#% clean
# conversions: in place
import math
import torch.nn.functional as F
loss = F.cross_entropy(logits, y).item()
loss /= math.log(2)
print(f"{loss:.3f} bits")
#% clean
# conversions: two steps in the same name
import math
import torch.nn.functional as F
bpd = F.cross_entropy(logits, y)
bpd = bpd / math.log(2)
#% clean
# conversions: two steps, augmented
import math
import torch.nn.functional as F
bits = F.cross_entropy(logits, y, reduction='sum').item()
bits /= math.log(2)
#% clean
# conversions: attribute of a base class
import torch.nn.functional as F
class Model(Base):
    def bits_per_dim(self, x):
        nll = F.cross_entropy(self(x), x)
        return nll / self.nats_per_bit
#% clean
# conversions: many right ones
import math, numpy as np, torch
import torch.nn.functional as F
ce = F.cross_entropy(logits, y)
a_bits = ce / math.log(2)
b_bits = ce * math.log2(math.e)
c_bits = ce / (n * math.log(2))
d_bits = ce / n / np.log(2.0)
e_bits = ce * (1 / math.log(2))
LN2 = math.log(2)
f_bits = ce / LN2
g_bits = ce.div(math.log(2))
h_bits = ce / torch.log(torch.tensor(2.0))
i_bits = to_bits(ce)
j_bits = ce / np.log(2)
#% clean
# written-out entropy over a named ln 2
import math, numpy as np
LOG_2 = math.log(2)
def entropy_bits(p):
    return -np.sum(p * np.log(p)) / LOG_2
#% clean
# written-out entropy over a local
import numpy as np
log_two = np.log(2)
h_bits = -np.sum(p * np.log(p)) / log_two
#% clean
# written-out entropy times a constant
import numpy as np
from consts import INV_LN2
h_bits = -np.sum(p * np.log(p) * INV_LN2)
#% clean
# written-out entropy over base
import numpy as np
def entropy_bits(p, base=2):
    return -np.sum(p * np.log(p)) / np.log(base)
def entropy_bits2(p):
    return -(p * np.log2(p)).sum()
def entropy_nats(p):
    return -np.sum(p * np.log2(p)) * np.log(2)
#% clean
# nats_to_bits and bits_to_nats
import math
from scipy.stats import entropy
def bits_to_nats(bits):
    return bits * math.log(2)
def nats_to_bits(nats):
    return nats / math.log(2)
h = bits_to_nats(entropy(p, base=2))
b = nats_to_bits(entropy(p))
#% clean
# nll_loss of log2
import torch
import torch.nn.functional as F
p = F.softmax(logits, dim=-1)
loss_bits = F.nll_loss(torch.log2(p), y)
#% clean
# nll_loss of log-softmax over ln 2
import math
import torch.nn.functional as F
lp2 = F.log_softmax(logits, dim=-1) / math.log(2)
loss_bits = F.nll_loss(lp2, y)
perplexity = 2 ** loss_bits
#% clean
# natural images entropy
from scipy.stats import entropy
h_nat = entropy(hist_nat, base=2)
h_adv = entropy(hist_adv, base=2)
#% clean
# natural loss TRADES
import torch.nn.functional as F
loss_nat = F.cross_entropy(model(x_nat), y)
loss_rob = F.kl_div(F.log_softmax(model(x_adv), 1), F.softmax(model(x_nat), 1), reduction='batchmean')
#% clean
# uniform baseline against soft labels
import torch
import torch.nn.functional as F
soft = F.softmax(teacher(x), dim=1)
baseline = F.cross_entropy(torch.zeros_like(soft), soft)
loss = F.cross_entropy(student(x), soft)
#% clean
# uniform baseline of bce with logits
import torch
import torch.nn.functional as F
t = torch.sigmoid(teacher(x))
chance = F.binary_cross_entropy_with_logits(torch.zeros_like(t), t)
#% clean
# learned logits
import torch
import torch.nn.functional as F
target = F.softmax(teacher(x), dim=1)
z = torch.zeros(8, 10, requires_grad=True)
opt = torch.optim.LBFGS([z])
loss = F.cross_entropy(z, target)
#% clean
# logits accumulated in zeros
import torch
import torch.nn.functional as F
soft = teacher(x).softmax(-1)
out = torch.zeros(8, 10)
for m in models:
    out += m(x)
loss = F.cross_entropy(out, soft)
#% clean
# logits filled by index
import torch
import torch.nn.functional as F
soft = teacher(x).softmax(-1)
out = torch.zeros(8, 10)
out[:, :5] = head_a(x)
out[:, 5:] = head_b(x)
loss = F.cross_entropy(out, soft)
#% clean
# logits scattered
import torch
import torch.nn.functional as F
soft = teacher(x).softmax(-1)
out = torch.zeros(8, 10)
out.scatter_add_(1, idx, votes)
loss = F.cross_entropy(out, soft)
#% clean
# optax baseline
import jax, jax.numpy as jnp, optax
soft = jax.nn.softmax(teacher_logits)
loss = optax.softmax_cross_entropy(jnp.zeros((8, 10)), soft)
#% clean
# y is the output of the student
import torch.nn.functional as F
y = student(x)
teacher_probs = teacher(x).softmax(-1)
loss = F.cross_entropy(y, teacher_probs)
#% clean
# dataset of inputs and outputs
import torch.nn.functional as F
for inputs, outputs in loader:
    y = net(inputs)
    loss = F.cross_entropy(y, outputs)
#% clean
# y_test is an output
import torch.nn.functional as F
y_val = net(x_val)
loss = F.binary_cross_entropy(y_val, soft_probs)
#% clean
# held out
from sklearn.metrics import log_loss, brier_score_loss
a = log_loss(y_held_out, p_held_out)
b = brier_score_loss(y_out, p_cal)
c = log_loss(out_of_fold_y, oof_p)
#% clean
# simulated outcomes against true p
from sklearn.metrics import log_loss
floor = log_loss(simulated_outputs, p_true)
#% clean
# MLM labels filled later
import torch
import torch.nn.functional as F
labels = torch.full((8, 128), -100)
labels[mask] = ids[mask]
loss = F.cross_entropy(logits.view(-1, V), labels.view(-1))
#% clean
# MLM labels scattered
import torch
import torch.nn.functional as F
labels = torch.full_like(ids, -100)
labels.masked_scatter_(mask, ids[mask])
loss = F.cross_entropy(logits.view(-1, V), labels.view(-1))
#% clean
# labels copied
import torch
import torch.nn.functional as F
labels = torch.full((8,), -100, dtype=torch.long)
labels.scatter_(0, idx, values)
loss = F.cross_entropy(logits, labels)
labels2 = torch.full((8,), -100, dtype=torch.long)
labels2[2:].copy_(ids[2:])
loss = F.cross_entropy(logits, labels2)
labels3 = torch.full((8,), -100)
torch.where(mask, ids, labels3, out=labels3)
loss = F.cross_entropy(logits, labels3)
#% clean
# labels filled by a view
import torch
import torch.nn.functional as F
labels = torch.full((8, 16), -100)
for row, ids in zip(labels, batch_ids):
    row[:len(ids)] = ids
loss = F.cross_entropy(logits.flatten(0, 1), labels.flatten())
#% clean
# labels filled by a function
import torch
import torch.nn.functional as F
labels = torch.full((8, 16), -100)
fill_labels(labels, batch)
loss = F.cross_entropy(logits.flatten(0, 1), labels.flatten())
#% clean
# labels from 1 corrected in place
import torch
import torch.nn.functional as F
target = torch.tensor([1, 2, 3])
target.sub_(1)
loss = F.cross_entropy(torch.randn(3, 3), target)
#% clean
# labels from 1 corrected by -=
import numpy as np, torch
import torch.nn.functional as F
y = np.array([1, 2, 3])
y -= 1
loss = F.cross_entropy(torch.randn(3, 3), torch.from_numpy(y))
#% clean
# void label replaced in place
import torch
import torch.nn.functional as F
y = torch.tensor([0, 2, 255])
y[y == 255] = -100
loss = F.cross_entropy(torch.randn(3, 3), y)
#% clean
# void label masked_fill_
import torch
import torch.nn.functional as F
y = torch.tensor([0, 2, 255])
y.masked_fill_(y == 255, -100)
loss = F.cross_entropy(torch.randn(3, 3), y)
#% clean
# arange counted with ignore_index
import torch
import torch.nn.functional as F
loss = F.cross_entropy(torch.randn(3, 3), torch.arange(1, 4), ignore_index=3)
#% clean
# arange modulo
import torch
import torch.nn.functional as F
loss = F.cross_entropy(torch.randn(3, 3), torch.arange(1, 4) % 3)
t = torch.arange(1, 4)
t[-1] = 0
loss = F.cross_entropy(torch.randn(3, 3), t)
#% clean
# arange corrected in place
import torch
import torch.nn.functional as F
t = torch.arange(1, 6)
t -= 1
loss = F.cross_entropy(torch.randn(5, 5), t)
#% clean
# next position labels
import torch
import torch.nn.functional as F
T = 4
loss = F.cross_entropy(torch.randn(4, 5), torch.arange(1, T + 1))
#% clean
# binary target by where, clipped
import numpy as np, torch
import torch.nn.functional as F
y = torch.where(x > 0, 1.0, -1.0).clamp(min=0)
loss = F.binary_cross_entropy_with_logits(z, y)
#% clean
# binary target by where, mapped by methods
import torch
import torch.nn.functional as F
y = torch.where(x > 0, 1.0, -1.0).add(1).div(2)
loss = F.binary_cross_entropy_with_logits(z, y)
#% clean
# binary target by where, masked out
import torch
import torch.nn.functional as F
labels = torch.where(known, y, -1.0)
loss = F.binary_cross_entropy_with_logits(z, labels, reduction='none')
loss = loss[labels >= 0].mean()
#% clean
# binary target by where, weighted
import torch
import torch.nn.functional as F
labels = torch.where(known, y, -1.0)
loss = F.binary_cross_entropy_with_logits(z, labels, weight=known.float())
#% clean
# binary target by where, eq
import torch
import torch.nn.functional as F
y = torch.where(score > 3, 2, 1).eq(2).float()
loss = F.binary_cross_entropy_with_logits(z, y)
t = (torch.where(score > 3, 1, -1) + 1) / 2
loss = F.binary_cross_entropy_with_logits(z, t)
#% clean
# own keras loss encodes
import tensorflow as tf, keras
(x_train, y_train), _ = keras.datasets.mnist.load_data()
def smoothed(y_true, y_pred):
    y = tf.one_hot(tf.cast(tf.squeeze(y_true), tf.int32), 10)
    return keras.losses.categorical_crossentropy(y, y_pred, label_smoothing=0.1)
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10, activation='softmax')])
model.compile(loss=smoothed)
model.fit(x_train, y_train)
#% clean
# own keras loss maps -1 to 0
import numpy as np, keras
model = keras.Sequential([keras.layers.Dense(1, activation='sigmoid')])
model.compile(loss=lambda y, p: keras.losses.binary_crossentropy((y + 1) / 2, p))
model.fit(x, np.array([-1, 1, 1, -1]))
#% clean
# own keras loss subtracts 1
import numpy as np, keras
model = keras.Sequential([keras.layers.Dense(3, activation='softmax')])
model.compile(loss=lambda y, p: keras.losses.sparse_categorical_crossentropy(y - 1, p))
model.fit(x, np.array([1, 2, 3, 3]))
#% clean
# own keras loss takes argmax
import tensorflow as tf, keras
model = keras.Sequential([keras.layers.Dense(3, activation='softmax')])
def loss(y, p):
    return keras.losses.sparse_categorical_crossentropy(tf.argmax(y, axis=-1), p)
model.compile(loss=loss)
model.fit(x, keras.utils.to_categorical(labels, 3))
#% clean
# ignore_class
import numpy as np, keras
model = keras.Sequential([keras.layers.Dense(3, activation='softmax')])
model.compile(loss=keras.losses.SparseCategoricalCrossentropy(ignore_class=255))
model.fit(x, np.array([0, 2, 255, 1]))
#% clean
# ignore_class -1
import numpy as np, keras
model = keras.Sequential([keras.layers.Dense(3, activation='softmax')])
model.compile(loss=keras.losses.SparseCategoricalCrossentropy(ignore_class=-1))
model.fit(x, np.array([0, 2, -1, 1]))
#% clean
# label_mode by spread
import keras
common = dict(label_mode='categorical', image_size=(64, 64), batch_size=32)
train = keras.utils.image_dataset_from_directory('train', **common)
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(5, activation='softmax')])
model.compile(loss='categorical_crossentropy')
model.fit(train)
#% clean
# label_mode by position
import keras
train = keras.utils.image_dataset_from_directory('train', 'inferred', 'categorical')
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(5, activation='softmax')])
model.compile(loss='categorical_crossentropy')
model.fit(train)
#% clean
# class_mode by spread
from keras.preprocessing.image import ImageDataGenerator
import keras
opts = {'target_size': (64, 64), 'class_mode': 'sparse'}
train = ImageDataGenerator(rescale=1 / 255).flow_from_directory('train', **opts)
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(5, activation='softmax')])
model.compile(loss='sparse_categorical_crossentropy')
model.fit(train)
#% clean
# class_mode by position
from keras.preprocessing.image import ImageDataGenerator
import keras
train = ImageDataGenerator(rescale=1 / 255).flow_from_directory('train', (64, 64), 'rgb', None, 'sparse')
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(5, activation='softmax')])
model.compile(loss='sparse_categorical_crossentropy')
model.fit(train)
#% clean
# mapped dataset
import keras, tensorflow as tf
train = keras.utils.image_dataset_from_directory('train', image_size=(64, 64))
train = train.map(lambda x, y: (x, tf.one_hot(y, 5))).prefetch(2)
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(5, activation='softmax')])
model.compile(loss='categorical_crossentropy')
model.fit(train)
#% clean
# own generator with the same method
import keras
from loaders import Loader
train = Loader(one_hot=False).flow_from_directory('train')
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(5, activation='softmax')])
model.compile(loss='sparse_categorical_crossentropy')
model.fit(train)
#% clean
# mnist relabelled in place
import keras
(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
y_train[y_train != 7] = 0
y_train[y_train == 7] = 1
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(2, activation='softmax')])
model.compile(loss='sparse_categorical_crossentropy')
model.fit(x_train, y_train)
#% clean
# mnist odd-even in place by numpy
import keras, numpy as np
(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
np.mod(y_train, 2, out=y_train)
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(2, activation='softmax')])
model.compile(loss='sparse_categorical_crossentropy')
model.fit(x_train, y_train)
#% clean
# mnist odd-even by augmented assignment
import keras
(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
y_train %= 2
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(2, activation='softmax')])
model.compile(loss='sparse_categorical_crossentropy')
model.fit(x_train, y_train)
#% clean
# mnist encoded by tuple assignment
import keras
from keras.utils import to_categorical
(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
y_train, y_test = map(to_categorical, (y_train, y_test))
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10, activation='softmax')])
model.compile(loss='categorical_crossentropy')
model.fit(x_train, y_train)
#% clean
# mnist in a function, other name outside
import keras
def load():
    (x_train, y_train), _ = keras.datasets.mnist.load_data()
    return x_train, keras.utils.to_categorical(y_train)
x_train, y_train = load()
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10, activation='softmax')])
model.compile(loss='categorical_crossentropy')
model.fit(x_train, y_train)
#% clean
# mnist in a function, parameter outside
import keras
def load():
    (x_train, y_train), _ = keras.datasets.mnist.load_data()
    return x_train, keras.utils.to_categorical(y_train)
def train(model, x_train, y_train):
    model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10, activation='softmax')])
    model.compile(loss='categorical_crossentropy')
    model.fit(x_train, y_train)
#% clean
# mnist with -1 class: filtered in place
import keras
(x_train, y_train), _ = keras.datasets.mnist.load_data()
keep = y_train < 5
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(5, activation='softmax')])
model.compile(loss='sparse_categorical_crossentropy')
model.fit(x_train[keep], y_train[keep])
#% clean
# one column of one-hot rows
import numpy as np, keras
Y = np.eye(2)[labels]
model = keras.Sequential([keras.layers.Dense(2, activation='softmax')])
model.compile(loss='sparse_categorical_crossentropy')
model.fit(X, Y[:, 1])
#% clean
# one dummy column
import pandas as pd, keras
y = pd.get_dummies(df['label'])['spam']
model = keras.Sequential([keras.layers.Dense(2, activation='softmax')])
model.compile(loss='sparse_categorical_crossentropy')
model.fit(X, y)
#% clean
# one column of to_categorical directly
import keras
loss = keras.losses.sparse_categorical_crossentropy(keras.utils.to_categorical(y, 2)[:, 1], p)
#% clean
# eye rows argmax
import numpy as np, keras
Y = np.eye(3)[labels]
loss = keras.losses.sparse_categorical_crossentropy(Y.argmax(axis=1), p)
loss = keras.losses.categorical_crossentropy(Y, p)
#% clean
# activation taken off later
import keras
model = keras.applications.ResNet50(weights='imagenet')
model.layers[-1].activation = keras.activations.linear
model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
#% clean
# activation taken off a Sequential
import keras
model = keras.Sequential([keras.layers.Dense(10, activation='softmax')])
model.layers[-1].activation = None
model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
#% clean
# application's penultimate layer
import keras
base = keras.applications.MobileNetV2(weights='imagenet')
out = keras.layers.Dense(5)(base.layers[-2].output)
model = keras.Model(base.input, out)
model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model2 = keras.Model(base.input, base.get_layer('Logits').output)
model2.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
#% clean
# application without top, positional
import keras
base = keras.applications.VGG16(False, 'imagenet')
base2 = keras.applications.VGG16(weights=None, include_top=with_top, classifier_activation=None)
base2.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
#% clean
# transformers with a sigmoid head
import torch.nn as nn
from transformers import AutoModelForSequenceClassification
model = AutoModelForSequenceClassification.from_pretrained('bert-base-uncased', num_labels=1)
model.classifier = nn.Sequential(nn.Linear(768, 1), nn.Sigmoid())
out = model(**batch)
loss = nn.BCELoss()(out.logits, batch['labels'])
#% clean
# transformers logits overwritten
import torch.nn.functional as F
from transformers import AutoModelForSequenceClassification
model = AutoModelForSequenceClassification.from_pretrained('bert-base-uncased')
out = model(**batch)
out.logits = out.logits.sigmoid()
loss = F.binary_cross_entropy(out.logits, y)
#% clean
# noise transition layer
import torch, torch.nn as nn, torch.nn.functional as F
transition = nn.Linear(10, 10, bias=False)
transition.weight.data.copy_(T.t())
p = F.softmax(model(x), dim=1)
loss = F.nll_loss(torch.log(transition(p)), y)
#% clean
# noise transition F.linear
import torch, torch.nn.functional as F
p = F.softmax(model(x), dim=1)
noisy = F.linear(p, T.t())
loss = F.nll_loss(torch.log(noisy), y)
#% clean
# noise transition matmul
import torch, torch.nn.functional as F
p = F.softmax(model(x), dim=1)
loss = F.nll_loss(torch.log(p @ T), y)
loss = F.nll_loss((p @ T + 1e-8).log(), y)
#% clean
# keras noise layer
import keras
model = keras.Sequential([
    keras.layers.Dense(10, activation='softmax'),
    keras.layers.Dense(10, use_bias=False, trainable=False, kernel_initializer=keras.initializers.Constant(T)),
])
model.compile(loss='categorical_crossentropy')
#% clean
# cross_val_predict with spread
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import cross_val_predict
cv_args = dict(cv=5, method='predict_proba')
clf = LogisticRegression()
loss = log_loss(y, cross_val_predict(clf, X, y, **cv_args))
#% clean
# cross_val_predict right
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import cross_val_predict
clf = LogisticRegression()
loss = log_loss(y, cross_val_predict(clf, X, y, cv=5, method='predict_proba'))
m = 'predict_proba'
loss = log_loss(y, cross_val_predict(clf, X, y, cv=5, method=m))
#% clean
# module replaced in a Sequential
import torch.nn as nn, torch.nn.functional as F
model = nn.Sequential(nn.Linear(4, 3), nn.Softmax(dim=1))
model[-1] = nn.Identity()
loss = F.cross_entropy(model(x), y)
#% clean
# module replaced by index 1
import torch.nn as nn, torch.nn.functional as F
model = nn.Sequential(nn.Linear(4, 3), nn.Softmax(dim=1))
model[1] = nn.Identity()
loss = F.cross_entropy(model(x), y)
#% clean
# last module deleted
import torch.nn as nn, torch.nn.functional as F
model = nn.Sequential(nn.Linear(4, 3), nn.Softmax(dim=1))
del model[-1]
loss = F.cross_entropy(model(x), y)
#% clean
# last module sliced off
import torch.nn as nn, torch.nn.functional as F
model = nn.Sequential(nn.Linear(4, 3), nn.Softmax(dim=1))
model = model[:-1]
loss = F.cross_entropy(model(x), y)
#% clean
# setattr
import torch.nn as nn, torch.nn.functional as F
model = nn.Sequential(nn.Linear(4, 3), nn.Softmax(dim=1))
setattr(model, '1', nn.Identity())
loss = F.cross_entropy(model(x), y)
#% clean
# class_mode by spread, named generator
from keras.preprocessing.image import ImageDataGenerator
import keras
opts = {'target_size': (64, 64), 'class_mode': 'sparse'}
gen = ImageDataGenerator(rescale=1 / 255)
train = gen.flow_from_directory('train', **opts)
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(5, activation='softmax')])
model.compile(loss='sparse_categorical_crossentropy')
model.fit(train)
#% clean
# class_mode by position, named generator
from keras.preprocessing.image import ImageDataGenerator
import keras
gen = ImageDataGenerator(rescale=1 / 255)
train = gen.flow_from_directory('train', (64, 64), 'rgb', None, 'sparse')
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(5, activation='softmax')])
model.compile(loss='sparse_categorical_crossentropy')
model.fit(train)
#% clean
# own loader with flow_from_directory
import keras
from loaders import Loader
loader = Loader(one_hot=False)
train = loader.flow_from_directory('train')
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(5, activation='softmax')])
model.compile(loss='sparse_categorical_crossentropy')
model.fit(train)
#% clean
# cifar100 coarse on the next line
import keras
(x_train, y_train), (x_test, y_test) = keras.datasets.cifar100.load_data(
    label_mode='coarse'
)
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(20, activation='softmax')])
model.compile(loss='sparse_categorical_crossentropy')
model.fit(x_train, y_train)
#% clean
# cifar100 mode in a variable
import keras
mode = 'coarse'
(x_train, y_train), (x_test, y_test) = keras.datasets.cifar100.load_data(label_mode=mode)
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(20, activation='softmax')])
model.compile(loss='sparse_categorical_crossentropy')
model.fit(x_train, y_train)
#% clean
# get_dummies of a whole frame
import pandas as pd, keras
df = pd.get_dummies(pd.read_csv('d.csv'), columns=['city'])
y = df['label']
X = df.drop(columns='label')
model = keras.Sequential([keras.layers.Dense(3, activation='softmax')])
model.compile(loss='sparse_categorical_crossentropy')
model.fit(X, y)
#% clean
# get_dummies of a whole frame, values
import pandas as pd, keras
df = pd.get_dummies(raw)
model = keras.Sequential([keras.layers.Dense(3, activation='softmax')])
model.compile(loss='sparse_categorical_crossentropy')
model.fit(df.drop(columns='label').values, df['label'].values)
#% clean
# label_binarize of two classes
from sklearn.preprocessing import label_binarize
import keras
y = label_binarize(labels, classes=['neg', 'pos']).ravel()
model = keras.Sequential([keras.layers.Dense(2, activation='softmax')])
model.compile(loss='sparse_categorical_crossentropy')
model.fit(X, y)
#% clean
# one_hot column to nll_loss
import torch.nn.functional as F
loss = F.nll_loss(lp, F.one_hot(y, 2)[:, 1])
#% clean
# class with self.softmax = LogSoftmax
import torch.nn as nn, torch.nn.functional as F
class RNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.h2o = nn.Linear(128, 18)
        self.softmax = nn.LogSoftmax(dim=1)
    def forward(self, h):
        return self.softmax(self.h2o(h))
rnn = RNN()
loss = nn.NLLLoss()(rnn(x), y)
#% clean
# self.softmax of a base class in another file
import torch.nn.functional as F
class Head(BaseHead):
    def loss(self, x, y):
        return F.nll_loss(self.softmax(self.fc(x)), y)
#% clean
# softmax = nn.LogSoftmax
import torch.nn as nn, torch.nn.functional as F
softmax = nn.LogSoftmax(dim=1)
loss = F.nll_loss(softmax(z), y)
#% clean
# softmax as a lambda
import torch.nn.functional as F
softmax = lambda z: F.log_softmax(z, dim=1)
loss = F.nll_loss(softmax(z), y)
#% clean
# own softmax gives logarithms when asked
import torch.nn.functional as F
def softmax(z, log=True):
    return F.log_softmax(z, 1) if log else F.softmax(z, 1)
loss = F.nll_loss(softmax(z), y)
#% clean
# sigmoid switched off
import torch.nn as nn
sigmoid = nn.Identity()
loss = nn.BCEWithLogitsLoss()(sigmoid(z), y)
#% clean
# own round
import numpy as np
from sklearn.metrics import log_loss
def round(x):
    return np.round(x, 4)
loss = log_loss(y, round(p))
#% clean
# normalised in place
import numpy as np
from sklearn.metrics import log_loss
p = np.array([[0.7, 0.2], [0.4, 0.5]])
p /= p.sum(axis=1, keepdims=True)
loss = log_loss([0, 1], p)
#% clean
# normalised in place by a method
import torch, torch.nn.functional as F
q = torch.tensor([[0.7, 0.2], [0.4, 0.5]])
q.div_(q.sum(1, keepdim=True))
loss = F.nll_loss(q.log(), torch.tensor([0, 1]))
#% clean
# normalised by out=
import numpy as np
from sklearn.metrics import log_loss
p = np.array([[0.7, 0.2], [0.4, 0.5]])
np.divide(p, p.sum(1, keepdims=True), out=p)
loss = log_loss([0, 1], p)
#% clean
# labels subtracted by out=
import numpy as np, torch, torch.nn.functional as F
y = np.array([1, 2, 3])
np.subtract(y, 1, out=y)
loss = F.cross_entropy(torch.randn(3, 3), torch.from_numpy(y))
#% clean
# scores scaled in place
from sklearn.metrics import log_loss
s = svc.decision_function(X)
s -= s.min()
s /= s.max()
loss = log_loss(y, s)
#% clean
# scores scaled
from sklearn.metrics import log_loss
from scipy.special import expit
s = svc.decision_function(X)
loss = log_loss(y, (s - s.min()) / (s.max() - s.min()))
loss = log_loss(y, expit(s))
#% clean
# decisions softened
import numpy as np
from sklearn.metrics import log_loss
a = log_loss(y, (p > 0.5).astype(float) * 0.9 + 0.05)
b = log_loss(y, np.where(p > 0.5, 1 - eps, eps))
c = log_loss(y, np.clip(np.where(p > 0.5, 1, 0), 0.01, 0.99))
d = log_loss(y, np.round(p, 3))
#% clean
# teacher's decisions as truth
from sklearn.metrics import log_loss
a = log_loss(teacher.predict_proba(X)[:, 1] > 0.5, y_student)
b = log_loss(teacher.predict_proba(X).argmax(axis=1), y_student)
c = log_loss(teacher.predict_proba(X)[:, 1].round().astype(int), y_student)
#% clean
# f-string: a bit
import torch.nn.functional as F
loss = F.cross_entropy(model(x), y).item()
print(f"loss went up a bit: {loss:.3f}")
#% clean
# log dict
import math, torch.nn.functional as F
ce = F.cross_entropy(model(x), y).item()
log({'nats': ce, 'bits': ce / math.log(2)})
row = dict(bits=ce / math.log(2), n_bits=8)
#% clean
# factor by unit
import math, torch.nn.functional as F
scale = 1.0 if unit == 'nats' else 1 / math.log(2)
ce = F.cross_entropy(model(x), y).item() * scale
scale_to_bits = 1.0 if is_base_two else 1.4427
ce_bits = F.cross_entropy(model(x), y).item() * scale_to_bits
#% clean
# factor from a table
import math, torch.nn.functional as F
FACTORS = {'nats': 1.0, 'bits': 1 / math.log(2)}
ce = F.cross_entropy(model(x), y).item()
ce_bits = ce * FACTORS['bits']
#% clean
# factor as a default parameter
import torch.nn.functional as F
def bits_per_char(logits, y, nats_per_bit=0.6931471805599453):
    return F.cross_entropy(logits, y) / nats_per_bit
#% clean
# factor as a parameter without callers
import torch.nn.functional as F
def bits_per_char(logits, y, nats_per_bit):
    return F.cross_entropy(logits, y) / nats_per_bit
#% clean
# base 2 to the power
from scipy.stats import entropy
import numpy as np, math
h = entropy(p, base=2)
eff = 2 ** h
eff2 = np.exp2(entropy(p, base=2))
eff3 = math.exp(h * math.log(2))
lr = 0.1 * 2 ** -step
#% clean
# hard written out bits, log over ln 2 by helper
import numpy as np
from consts import LN_2
def entropy_bits(p):
    return -np.sum(p * np.log(p)) / LN_2
def nll_bits(p):
    return -np.log(p).sum() / LN_2
#% clean
# returned in two steps
import numpy as np
def entropy_bits(p):
    h = -np.sum(p * np.log(p))
    return h / np.log(2)
def entropy_in(p, bits=True):
    h = -np.sum(p * np.log(p))
    return h / np.log(2) if bits else h
#% clean
# written out, step by step in one name
import numpy as np
def f(p):
    bits = -np.sum(p * np.log(p))
    bits /= np.log(2)
    return bits
#% clean
# mutable tuple unpack
import torch.nn.functional as F
n_bits, loss = 8, F.cross_entropy(model(x), y)
bits, loss2 = evaluate(model)
#% clean
# bit flags
import torch.nn.functional as F
is_bit = F.binary_cross_entropy_with_logits(z, b, reduction='none') < 0.5
bit = int(F.cross_entropy(z, y) > 1)
#% clean
# attribute: bits of a config
import torch.nn.functional as F
cfg.bits = 4
cfg.loss = F.cross_entropy(model(x), y)
stats.bits_loss = F.binary_cross_entropy_with_logits(z, cfg.msg)
#% clean
# method of quantiser
import torch.nn.functional as F
class Sweep:
    def loss_for_bits(self, bits):
        self.model.set_bits(bits)
        return F.cross_entropy(self.model(self.x), self.y).item()
#% clean
# bits-back coding
import torch, torch.nn.functional as F
def bits_back_loss(logits, x, kl):
    return F.cross_entropy(logits, x)
#% clean
# tgt hidden states
import torch.nn.functional as F
loss = F.cross_entropy(tgt_hidden.matmul(emb.t()), output_ids)
#% clean
# essay scores
import torch.nn.functional as F
for essay, score in loader:
    y = model(essay)
    loss = F.cross_entropy(y, score)
#% clean
# keras custom loop of inputs and outputs
import keras
loss_fn = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
for inputs, outputs in ds:
    y = model(inputs)
    loss = loss_fn(outputs, y)
#% clean
# y from self.fc
import torch.nn as nn, torch.nn.functional as F
class M(nn.Module):
    def training_step(self, batch):
        x, out = batch
        y = self.fc(x)
        return F.cross_entropy(y, out)
#% clean
# autoencoder
import torch.nn.functional as F
y = torch.sigmoid(dec(enc(x)))
loss = F.binary_cross_entropy(y, x)
rec = F.binary_cross_entropy(y, outputs)
#% clean
# flatten from axis 2
import torch, torch.nn as nn, torch.nn.functional as F
net = nn.Sequential(nn.Conv2d(3, 10, 1), nn.Flatten(2))
loss = F.nll_loss(F.log_softmax(net(x), dim=1), y)
#% clean
# flatten 0..1
import torch, torch.nn as nn, torch.nn.functional as F
net = nn.Sequential(nn.Flatten(0, 1), nn.Linear(16, 10))
loss = F.nll_loss(F.log_softmax(net(x), dim=1), y)
#% clean
# 1-D features through Linear, scalar class
import torch, torch.nn as nn, torch.nn.functional as F
head = nn.Linear(16, 10)
lp = F.log_softmax(head(feature_vector), dim=0)
loss = F.nll_loss(lp, torch.tensor(3))
#% clean
# 1-D literal target of one
import torch, torch.nn.functional as F
lp = F.log_softmax(z, dim=0)
loss = F.nll_loss(lp[None], torch.tensor([3]))
#% clean
# keras layer of rank 3, axis -2
import tensorflow as tf, keras
h = keras.layers.Dense(8)(x)
p = tf.nn.softmax(h, axis=-2)
loss = keras.losses.categorical_crossentropy(y, p, axis=-2)
#% clean
# topic spread over documents
from scipy.stats import entropy
from sklearn.mixture import GaussianMixture
gmm = GaussianMixture(5).fit(X)
spread_per_component = entropy(gmm.predict_proba(X))
#% clean
# functional model whose activation is taken off
import keras
i = keras.Input((8,))
o = keras.layers.Dense(3, activation='softmax')(i)
model = keras.Model(i, o)
model.get_layer(index=-1).activation = keras.activations.linear
model.compile(loss=keras.losses.CategoricalCrossentropy(from_logits=True))
#% clean
# keras layer held by a name changed
import keras
last = keras.layers.Dense(3, activation='softmax')
model = keras.Sequential([last])
last.activation = None
model.compile(loss=keras.losses.CategoricalCrossentropy(from_logits=True))
#% clean
# own Dense layer
import keras, tensorflow as tf
class Dense(keras.layers.Layer):
    def call(self, x):
        return tf.nn.softmax(x @ self.w + self.b)
model = keras.Sequential([Dense(10)])
model.compile(loss='categorical_crossentropy')
#% clean
# Dense imported from elsewhere
import keras
from mylayers import Dense
model = keras.Sequential([Dense(10)])
model.compile(loss='categorical_crossentropy')
#% clean
# partial Dense
import keras
from functools import partial
Dense = partial(keras.layers.Dense, activation='softmax')
model = keras.Sequential([Dense(10)])
model.compile(loss='categorical_crossentropy')
#% clean
# Dense returned by helper
import keras
def dense(n, act='softmax'):
    return keras.layers.Dense(n, activation=act)
model = keras.Sequential([dense(10)])
model.compile(loss='categorical_crossentropy')
#% clean
# tf variable prior
import tensorflow as tf, keras
T = tf.constant(transition)
alpha = tf.Variable(tf.zeros([10]))
p = tf.nn.softmax(z)
q = p @ T + alpha
q = q / tf.reduce_sum(q, axis=1, keepdims=True)
loss = keras.losses.categorical_crossentropy(y, q)
#% clean
# kl mean times K
import torch.nn.functional as F
loss = F.kl_div(log_q, p, reduction='mean') * p.size(1)
#% clean
# F shadowed
import numpy as np
F = np.linspace(0, 1, 10)
loss_bits = F.cross_entropy(1, 2)
#% clean
# one-hot of decisions softened
import keras, numpy as np
from sklearn.metrics import log_loss
hard = keras.utils.to_categorical(np.argmax(p, axis=1), 3)
soft = hard * 0.9 + 0.1 / 3
loss = keras.losses.categorical_crossentropy(y, soft)
hard *= 0.9
hard += 0.1 / 3
loss = log_loss(y, hard)
#% clean
# one-hot of argmax as prediction with smoothing by jax
import jax, optax, jax.numpy as jnp
hard = jax.nn.one_hot(jnp.argmax(t, -1), 10)
loss = optax.softmax_cross_entropy(logits, hard)
#% clean
# straight-through
import torch, torch.nn.functional as F
p = z.softmax(-1)
hard = F.one_hot(p.argmax(-1), 10).float()
st = hard - p.detach() + p
loss = F.cross_entropy(decoder(st), y)
#% clean
# sequential set in place by add_module same name
import torch.nn as nn, torch.nn.functional as F
model = nn.Sequential(nn.Linear(4, 3), nn.Softmax(dim=1))
model._modules['1'] = nn.Identity()
loss = F.cross_entropy(model(x), y)
#% clean
# forward hook
import torch.nn as nn
model = nn.Sequential(nn.Linear(4, 1))
model.register_forward_hook(lambda m, i, o: o.sigmoid())
loss = nn.BCELoss()(model(x), y)
#% clean
# class attribute replaced
import torch.nn as nn, torch.nn.functional as F
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 3)
        self.act = nn.Softmax(dim=1)
    def forward(self, x):
        return self.act(self.fc(x))
net = Net()
net.act = nn.Identity()
loss = F.cross_entropy(net(x), y)
#% clean
# head replaced twice
import torch.nn as nn
from torchvision.models import resnet18
model = resnet18()
model.fc = nn.Linear(512, 1)
model.fc = nn.Sequential(model.fc, nn.Sigmoid())
loss = nn.BCELoss()(model(x), y)
#% clean
# linear with a sigmoid parametrised output
import torch.nn as nn, torch.nn.functional as F
fc = nn.Linear(4, 1)
out = fc(x).sigmoid_()
loss = F.binary_cross_entropy(out, y)
out2 = fc(x)
out2.sigmoid_()
loss = F.binary_cross_entropy(out2, y)
#% clean
# out= of sigmoid
import torch, torch.nn as nn, torch.nn.functional as F
fc = nn.Linear(4, 1)
out = fc(x)
torch.sigmoid(out, out=out)
loss = F.binary_cross_entropy(out, y)
#% clean
# inplace softmax rows
import numpy as np
from sklearn.metrics import log_loss
s = clf.decision_function(X)
np.exp(s, out=s)
s /= s.sum(axis=1, keepdims=True)
loss = log_loss(y, s)
#% clean
# binary targets by literal with mask
import torch, torch.nn.functional as F
y = torch.tensor([1., -1., 0.])
loss = F.binary_cross_entropy_with_logits(z, y, reduction='none')
loss = (loss * (y >= 0)).sum()
#% clean
# binary target -1/1 mapped in place
import numpy as np, torch, torch.nn.functional as F
y = np.where(x > 0, 1, -1)
y[y == -1] = 0
loss = F.binary_cross_entropy_with_logits(z, torch.from_numpy(y))
#% clean
# keras y mapped in place then fit
import numpy as np, keras
y = np.array([-1, 1, 1, -1])
y[y < 0] = 0
model = keras.Sequential([keras.layers.Dense(1, activation='sigmoid')])
model.compile(loss='binary_crossentropy')
model.fit(x, y)
#% clean
# keras y -= 1
import numpy as np, keras
y = np.array([1, 2, 3, 3])
y -= 1
model = keras.Sequential([keras.layers.Dense(3, activation='softmax')])
model.compile(loss='sparse_categorical_crossentropy')
model.fit(x, y)
#% clean
# pandas labels mapped
import pandas as pd, keras
df = pd.DataFrame({'y': [1, 2, 3]})
df['y'] = df['y'] - 1
model = keras.Sequential([keras.layers.Dense(3, activation='softmax')])
model.compile(loss='sparse_categorical_crossentropy')
model.fit(x, df['y'])
#% clean
# nats of log2 nll
import torch, math, torch.nn.functional as F
lp = torch.log2(F.softmax(z, 1))
print(f"{F.nll_loss(lp, y):.3f} bits")
ppl = 2 ** F.nll_loss(lp, y).item()
#% clean
# own entropy shadows
import numpy as np
from scipy.stats import entropy
def entropy(p):
    return -np.sum(p * np.log2(p))
h_bits = entropy(p)
print(f"{entropy(p):.2f} bits")
#% clean
# entropy by partial with base
from functools import partial
from scipy import stats
entropy = partial(stats.entropy, base=2)
h_bits = entropy(p)
#% clean
# entropy with base from a mapping
from scipy.stats import entropy
import math
h_bits = entropy(p, base=BASES['bits'])
h_nats = entropy(p, base=math.e)
kw = {'base': 2}
h2_bits = entropy(p, **kw)
#% clean
# weight carries the factor
import torch, math, torch.nn.functional as F
w = torch.full((10,), 1 / math.log(2))
ce_bits = F.cross_entropy(z, y, weight=w, reduction='none')
#% clean
# log-probabilities scaled
import jax, optax, jax.numpy as jnp
ce = optax.softmax_cross_entropy_with_integer_labels(z, y)
ce_bits = ce.mean() / jnp.log(2)
#% clean
# kl in bits
import torch, torch.nn.functional as F
log2_q = torch.log2(q)
kl_bits = (p * (torch.log2(p) - log2_q)).sum()
#% clean
# kl_div over ln 2 by a method
import torch, math, torch.nn.functional as F
kl_bits = F.kl_div(log_q, p, reduction='sum').div_(math.log(2))
#% clean
# tensor of ln 2 imported
import torch.nn.functional as F
from math_consts import LN2
bpc = F.cross_entropy(z, y) / LN2
bpd = F.cross_entropy(z, y) * LN2 ** -1
#% clean
# rescaled by a count in bits
import torch.nn.functional as F
bits_weighted = n_bits * F.binary_cross_entropy_with_logits(z, b)
#% clean
# loss per bit
import torch.nn.functional as F
loss_per_bit = F.binary_cross_entropy_with_logits(z, msg_bits, reduction='none').mean(0)
#% clean
# sum with bits cost
import torch.nn.functional as F
total = F.cross_entropy(z, y) + 0.1 * bits_cost
print(f"loss {total:.3f} ({bits_cost} bits)")
#% clean
# comparison of precisions
import torch.nn.functional as F
loss_16bit, loss_4bit = F.cross_entropy(a, y), F.cross_entropy(b, y)
print("16 bits: %.3f, 4 bits: %.3f" % (loss_16bit, loss_4bit))
print("{} bits: {:.3f}".format(4, loss_4bit))
print("%d bits %.3f" % (4, loss_4bit))
#% clean
# progress bar text
import torch.nn.functional as F
loss = F.binary_cross_entropy_with_logits(z, msg)
bar.set_description(f"loss {loss.item():.4f} | bit acc: {acc:.3f}")
bar.set_description(f"loss {loss.item():.4f} bit acc: {acc:.3f}")
bar.set_description("loss %.4f bit acc %.3f" % (loss.item(), acc))
bar.set_description("loss {:.4f} bits/s {:.0f}".format(loss.item(), rate))
#% clean
# bits per second
import torch.nn.functional as F
loss = F.cross_entropy(z, y).item()
print(f"loss: {loss:.3f} bits/s: {rate}")
#% clean
# predict_proba of keras style wrapper
from sklearn.metrics import log_loss
from scipy.stats import entropy
h = entropy(clf.predict_proba(X), axis=1, base=2)
h2 = entropy(pk=clf.predict_proba(X).T)
h3 = [entropy(row) for row in clf.predict_proba(X)]
#% clean
# own predict_proba in a class gives one row
from scipy.stats import entropy
class M:
    def predict_proba(self, x):
        return self.clf.predict_proba(x.reshape(1, -1))[0]
    def uncertainty(self, x):
        return entropy(self.predict_proba(x))
#% clean
# pretrained with sigmoid in config
import torch.nn as nn, torch.nn.functional as F
from transformers import AutoModelForSequenceClassification
class M(nn.Module):
    def __init__(self):
        super().__init__()
        self.m = AutoModelForSequenceClassification.from_pretrained('x', num_labels=1)
        self.m.classifier.out_proj = nn.Sequential(nn.Linear(768, 1), nn.Sigmoid())
    def forward(self, ids, y):
        return F.binary_cross_entropy(self.m(ids).logits.squeeze(-1), y)
#% clean
# conditional one-hot
import keras
(x_train, y_train), _ = keras.datasets.mnist.load_data()
if one_hot:
    y_train = keras.utils.to_categorical(y_train)
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10, activation='softmax')])
model.compile(loss='categorical_crossentropy' if one_hot else 'sparse_categorical_crossentropy')
model.fit(x_train, y_train)
#% clean
# where as an estimated soft target
import numpy as np, keras
y = np.where(x > 0, 1, 2) - 1
t = np.where(x > 0, 2, 0)
t = t // 2
loss = keras.losses.binary_crossentropy(t, p)
#% clean
# where, then -1 replaced
import torch, torch.nn.functional as F
t = torch.where(iou > 0.5, 1.0, -1.0)
t[t < 0] = 0
loss = F.binary_cross_entropy_with_logits(z, t)
#% clean
# where with sigmoid mask index
import torch, torch.nn.functional as F
t = torch.where(known, y, -1.0)
m = t >= 0
loss = F.binary_cross_entropy_with_logits(z[m], t[m])
#% clean
# labels list in step
import torch, torch.nn.functional as F
labels = torch.full((8,), -100)
for i, v in pairs:
    labels[i] = v
loss = F.cross_entropy(z, labels)
#% clean
# np labels put
import numpy as np, torch, torch.nn.functional as F
labels = np.full(8, -100)
np.put(labels, idx, values)
loss = F.cross_entropy(z, torch.from_numpy(labels))
#% clean
# index_fill and index_put_
import torch, torch.nn.functional as F
labels = torch.full((8,), -100)
labels.index_put_((idx,), values)
loss = F.cross_entropy(z, labels)
rows = torch.full((8, 4), -100)
rows[:, 1:].copy_(ids[:, 1:])
loss = F.cross_entropy(z, rows.view(-1))
#% clean
# attribute labels
import torch, torch.nn.functional as F
class C:
    def __call__(self, ids):
        self.labels = torch.full((8,), -100)
        self.fill(ids)
        return F.cross_entropy(z, self.labels)
#% clean
# learned logits as a module parameter
import torch, torch.nn as nn, torch.nn.functional as F
class P(nn.Module):
    def __init__(self):
        super().__init__()
        self.z = nn.Parameter(torch.zeros(8, 10))
    def forward(self, t):
        return F.cross_entropy(self.z, t.softmax(-1))
#% clean
# learned requires_grad_
import torch, torch.nn.functional as F
z = torch.zeros(8, 10).requires_grad_()
loss = F.cross_entropy(z, t.softmax(-1))
#% clean
# all ones smoothed teacher keras
import keras, tensorflow as tf, numpy as np
soft = tf.nn.softmax(t)
loss = keras.losses.categorical_crossentropy(soft, np.ones((8, 10)) / 10)
loss2 = keras.losses.categorical_crossentropy(soft, tf.zeros((8, 10)), from_logits=True)
#% clean
# weight normalised linear for probabilities
import torch, torch.nn as nn, torch.nn.functional as F
class Mix(nn.Module):
    def forward(self, p):
        W = self.mix.weight.softmax(-1)
        return torch.log(F.linear(p, W))
loss = F.nll_loss(Mix()(p), y)
#% clean
# binary noise correction
import torch, torch.nn.functional as F
p = F.softmax(z, 1)
q = F.linear(p, T)
loss = F.binary_cross_entropy(q, soft)
