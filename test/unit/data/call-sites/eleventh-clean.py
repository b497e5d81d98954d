#% clean
import torch
import torch.nn as nn

model = nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
criterion = nn.CrossEntropyLoss()
softmax = nn.Softmax(dim=1)

for images, labels in train_loader:
    outputs = model(images)
    loss = criterion(outputs, labels)
    loss.backward()
    confidence = softmax(outputs).max(dim=1).values.mean()
    print(f"{loss.item():.3f} conf {confidence:.2f}")
#% clean
import torch
from torch import nn

net = nn.Sequential(nn.Linear(13, 32), nn.Tanh(), nn.Linear(32, 3), nn.LogSoftmax(dim=1))
criterion = nn.NLLLoss()
X, Y = torch.randn(178, 13), torch.randint(0, 3, (178,))
loss = criterion(net(X), Y)
#% clean
import torch
import torch.nn.functional as F


def loss_fn(model, x, y):
    # log_softmax is idempotent: the same loss, a little work twice
    log_p = F.log_softmax(model(x), dim=1)
    return F.cross_entropy(log_p, y)
#% clean
import torch
import torch.nn.functional as nnf


def step(model, x, y):
    logits = model(x)
    probs = nnf.softmax(logits, dim=1)
    acc = (probs.argmax(1) == y).float().mean()
    return nnf.cross_entropy(logits, y), acc
#% clean
import torch
from torch import nn


class Classifier(nn.Module):
    def __init__(self, d: int, k: int):
        super().__init__()
        self.fc = nn.Linear(d, k)
        self.softmax = nn.Softmax(dim=-1)
        self.criterion = nn.CrossEntropyLoss()

    def forward(self, x):
        return self.fc(x)

    def predict_proba(self, x):
        return self.softmax(self(x))

    def loss(self, x, y):
        return self.criterion(self(x), y)
#% clean
import torch
from torch import nn

disc = nn.Sequential(nn.Linear(784, 256), nn.LeakyReLU(0.2), nn.Linear(256, 1), nn.Sigmoid())
bce = nn.BCELoss()


def d_loss(real, fake):
    valid = torch.ones(real.size(0), 1)
    zeros = torch.zeros(fake.size(0), 1)
    return (bce(disc(real), valid) + bce(disc(fake.detach()), zeros)) / 2
#% clean
import torch
from torch import nn

net = nn.Sequential(nn.Linear(30, 64), nn.ReLU(), nn.Linear(64, 1))
criterion = nn.BCEWithLogitsLoss(pos_weight=torch.tensor([3.0]))
for xb, yb in train_dl:
    logits = net(xb).squeeze(1)
    loss = criterion(logits, yb.float())
    preds = torch.sigmoid(logits) > 0.5
    loss.backward()
#% clean
import torch.nn.functional as F


def kd(student_logits, teacher_logits, T=2.0):
    log_p_s = F.log_softmax(student_logits / T, dim=-1)
    p_t = F.softmax(teacher_logits / T, dim=-1)
    return F.kl_div(log_p_s, p_t, reduction="batchmean") * (T * T)
#% clean
import torch.nn.functional as F


def r_drop(a, b):
    p = F.log_softmax(a, dim=-1)
    q = F.log_softmax(b, dim=-1)
    fwd = F.kl_div(p, q, reduction="batchmean", log_target=True)
    rev = F.kl_div(q, p, reduction="batchmean", log_target=True)
    return 0.5 * (fwd + rev)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F


class DistillLoss(nn.Module):
    def __init__(self, T: float = 4.0, alpha: float = 0.9):
        super().__init__()
        self.T, self.alpha = T, alpha
        self.kl = nn.KLDivLoss(reduction="batchmean")
        self.ce = nn.CrossEntropyLoss()

    def forward(self, student_logits, teacher_logits, y):
        soft = self.kl(
            F.log_softmax(student_logits / self.T, dim=1),
            F.softmax(teacher_logits / self.T, dim=1),
        ) * self.T ** 2
        return self.alpha * soft + (1 - self.alpha) * self.ce(student_logits, y)
#% clean
import torch
import torch.nn.functional as F

seg_logits = torch.randn(1, 3, 2, 2)
mask = torch.tensor([[[0, 1], [2, 255]]])
loss = F.cross_entropy(seg_logits, mask, ignore_index=255)
#% clean
import torch
import torch.nn as nn

ce = nn.CrossEntropyLoss(ignore_index=-1)
scores = torch.tensor([[1.2, -0.8, 0.4], [0.1, 0.3, 2.2]])
labels = torch.tensor([2, -1])
print(ce(scores, labels))
#% clean
import torch
import torch.nn.functional as F


def soft_ce(logits, y, k=5):
    target = F.one_hot(y, num_classes=k).float()
    return F.cross_entropy(logits, target, label_smoothing=0.05)
#% clean
import torch
import torch.nn.functional as F


def ce_from_onehot(logits: torch.Tensor, y_onehot: torch.Tensor) -> torch.Tensor:
    return F.cross_entropy(logits, y_onehot.argmax(dim=1))


y = F.one_hot(torch.tensor([0, 2, 1]), 3)
print(ce_from_onehot(torch.randn(3, 3), y))
#% clean
import torch
import torch.nn.functional as F

stars = torch.tensor([1, 2, 3, 3])
logits = torch.randn(4, 3)
loss = F.cross_entropy(logits, stars - 1)
#% clean
import torch
import torch.nn.functional as F


def mixup(model, x, y, num_classes, alpha=0.2):
    lam = torch.distributions.Beta(alpha, alpha).sample()
    perm = torch.randperm(x.size(0))
    t = F.one_hot(y, num_classes).float()
    mixed = lam * t + (1 - lam) * t[perm]
    return F.cross_entropy(model(lam * x + (1 - lam) * x[perm]), mixed)
#% clean
import math
import torch
import torch.nn.functional as F


@torch.no_grad()
def bits_per_char(model, ids):
    logits = model(ids[:, :-1])
    nats = F.cross_entropy(logits.flatten(0, 1), ids[:, 1:].flatten())
    bpc = nats / math.log(2)
    return bpc.item()
#% clean
import math
import torch
from torch import nn

criterion = nn.CrossEntropyLoss(reduction="sum")


def evaluate(model, loader):
    total, count = 0.0, 0
    for x, y in loader:
        out = model(x)
        total += criterion(out.view(-1, out.size(-1)), y.view(-1)).item()
        count += y.numel()
    val_loss = total / count
    print(f"| valid loss {val_loss:5.2f} | valid ppl {math.exp(val_loss):8.2f}")
#% clean
import math
import torch.nn.functional as F


def report(logits, y):
    bits = F.cross_entropy(logits, y).item() / math.log(2)
    ppl = 2 ** bits
    nats = bits * math.log(2)
    return dict(bits=bits, nats=nats, ppl=ppl)
#% clean
import torch
import torch.nn.functional as F


def copy_mechanism_loss(gen_logits, copy_probs, gate, y, eps=1e-12):
    probs = gate * F.softmax(gen_logits, dim=-1) + (1 - gate) * copy_probs
    return F.nll_loss(torch.log(probs + eps), y)
#% clean
import torch
from torch import nn
import torch.nn.functional as F


class AttnClassifier(nn.Module):
    def __init__(self, d, k):
        super().__init__()
        self.score = nn.Linear(d, 1)
        self.fc = nn.Linear(d, k)

    def forward(self, h):
        attn = F.softmax(self.score(h), dim=1)
        pooled = (attn * h).sum(dim=1)
        return self.fc(pooled)


model = AttnClassifier(64, 5)
loss = nn.CrossEntropyLoss()(model(torch.randn(8, 12, 64)), torch.randint(0, 5, (8,)))
#% clean
import torch
import torch.nn.functional as F

logits = torch.tensor([1.0, 2.0, 0.5])
log_p = F.log_softmax(logits, dim=0)
loss = F.nll_loss(log_p, torch.tensor(1))
#% clean
import torch
from torch import nn

log_softmax = nn.LogSoftmax(dim=1)
criterion = nn.NLLLoss(weight=torch.tensor([0.2, 1.0, 1.5]), ignore_index=255)


def seg_loss(net, img, mask):
    return criterion(log_softmax(net(img)), mask.squeeze(1).long())
#% clean
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(32, 4)

    def forward(self, x):
        out = self.fc(x)
        return out if self.training else torch.softmax(out, dim=-1)


net = Net()
criterion = nn.CrossEntropyLoss()
net.train()
for x, y in loader:
    loss = criterion(net(x), y)
    loss.backward()
#% clean
import torch
from torch import nn
import torch.nn.functional as F


def head_loss(kind: str, out: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    match kind:
        case "softmax":
            return F.cross_entropy(out, y)
        case "sigmoid":
            return F.binary_cross_entropy(torch.sigmoid(out), y.float())
        case "logsoftmax":
            return F.nll_loss(F.log_softmax(out, dim=1), y)
        case _:
            raise ValueError(f"unknown head {kind!r}")
#% clean
import torch
from torch import nn


def build(name: str):
    return {
        "ce": nn.CrossEntropyLoss(),
        "bce": nn.BCELoss(),
        "bce_logits": nn.BCEWithLogitsLoss(),
        "nll": nn.NLLLoss(),
    }[name]


criterion = build("bce")
p = torch.sigmoid(torch.randn(4))
print(criterion(p, torch.tensor([0.0, 1.0, 1.0, 0.0])))
#% clean
from functools import partial
import torch.nn.functional as F

kl = partial(F.kl_div, reduction="batchmean", log_target=True)
ce = partial(F.cross_entropy, ignore_index=-100, label_smoothing=0.1)


def loss(student, teacher, y):
    return ce(student, y) + kl(F.log_softmax(student, -1), F.log_softmax(teacher, -1))
#% clean
import torch
import torch.nn.functional as F


def test_uniform():
    logits = torch.zeros(2, 4)
    target = torch.tensor([0, 3])
    loss = F.cross_entropy(logits, target)
    assert torch.allclose(loss, torch.log(torch.tensor(4.0)))
#% clean
import torch
from torch import nn

soft = torch.tensor([[0.7, 0.2, 0.1], [0.1, 0.6, 0.3]])
scores = torch.tensor([[1.5, 0.2, -0.3], [0.4, 2.1, -1.0]])
loss = nn.CrossEntropyLoss(reduction="mean")(scores, soft)
#% clean
import torch
from torch.nn import CrossEntropyLoss


class CausalHead(torch.nn.Module):
    def __init__(self, config):
        super().__init__()
        self.config = config
        self.lm_head = torch.nn.Linear(config.hidden_size, config.vocab_size, bias=False)

    def forward(self, hidden_states, labels=None):
        logits = self.lm_head(hidden_states)
        loss = None
        if labels is not None:
            shift_logits = logits[..., :-1, :].contiguous()
            shift_labels = labels[..., 1:].contiguous()
            loss_fct = CrossEntropyLoss()
            loss = loss_fct(shift_logits.view(-1, self.config.vocab_size), shift_labels.view(-1))
        return loss, logits
#% clean
import pytorch_lightning as pl
import torch
from torch import nn
import torch.nn.functional as F


class Lit(pl.LightningModule):
    def __init__(self, d, k):
        super().__init__()
        self.net = nn.Linear(d, k)
        self.criterion = nn.CrossEntropyLoss()

    def forward(self, x):
        return F.softmax(self.net(x), dim=-1)

    def training_step(self, batch, batch_idx):
        x, y = batch
        loss = self.criterion(self.net(x), y)
        self.log("loss", loss)
        return loss

    def predict_step(self, batch, batch_idx):
        return self(batch[0]).argmax(-1)
#% clean
import asyncio
import torch
from torch import nn
import torch.nn.functional as F


async def serve(model: nn.Module, queue: asyncio.Queue):
    while True:
        x, fut = await queue.get()
        probs = F.softmax(model(x), dim=-1)
        fut.set_result(probs.tolist())


async def train_step(model: nn.Module, x, y):
    probs = model(x)   # poorly named: these are scores
    return F.cross_entropy(probs, y)
#% clean
import torch
import torch.nn.functional as F


def reinforce(policy, obs, rewards):
    logits = policy(obs)
    probs = F.softmax(logits, dim=-1)
    actions = torch.multinomial(probs, 1).squeeze(-1)
    neg_logp = F.cross_entropy(logits, actions, reduction="none")
    entropy = -(probs * F.log_softmax(logits, dim=-1)).sum(-1)
    return (neg_logp * rewards).mean() - 0.01 * entropy.mean()
#% clean
import torch
from torch import nn

criterion = nn.CrossEntropyLoss(ignore_index=-100, label_smoothing=0.1)
logits = torch.randn(3, 5)
labels = torch.tensor([4, -100, 0])
loss = criterion(logits, labels)
#% clean
import torch
import torch.nn.functional as F
from einops import rearrange


def vq_loss(transformer, codes):
    logits = transformer(codes[:, :-1])
    return F.cross_entropy(rearrange(logits, "b n c -> b c n"), codes[:, 1:])
#% clean
from dataclasses import dataclass, field
import torch
from torch import nn


@dataclass
class LossConfig:
    label_smoothing: float = 0.1
    ignore_index: int = -100
    weight: list[float] = field(default_factory=lambda: [1.0, 2.0, 0.5])

    def build(self) -> nn.CrossEntropyLoss:
        return nn.CrossEntropyLoss(
            weight=torch.tensor(self.weight),
            ignore_index=self.ignore_index,
            label_smoothing=self.label_smoothing,
        )


criterion = LossConfig().build()
loss = criterion(torch.randn(4, 3), torch.tensor([0, 1, 2, 2]))
#% clean
import torch.nn.functional as F


def ce(y_true, y_pred):
    return F.cross_entropy(target=y_true, input=y_pred)


def bce(y_true, y_pred):
    return F.binary_cross_entropy_with_logits(y_pred, y_true.float())
#% clean
import torch
import torch.nn.functional as F


def sigmoid_focal_loss(logits, targets, alpha=0.25, gamma=2.0):
    p = torch.sigmoid(logits)
    ce = F.binary_cross_entropy_with_logits(logits, targets, reduction="none")
    p_t = p * targets + (1 - p) * (1 - targets)
    loss = ce * (1 - p_t) ** gamma
    return ((alpha * targets + (1 - alpha) * (1 - targets)) * loss).mean()
#% clean
import torch
import torch.nn.functional as F


def info_nce(z1, z2, temperature=0.07):
    z1, z2 = F.normalize(z1, dim=1), F.normalize(z2, dim=1)
    logits = z1 @ z2.t() / temperature
    labels = torch.arange(logits.size(0), device=logits.device)
    return (F.cross_entropy(logits, labels) + F.cross_entropy(logits.t(), labels)) / 2
#% clean
import torch
from torch import nn


class CrossEntropyLoss(nn.Module):
    """Cross-entropy over probabilities (our own, not torch's)."""

    def forward(self, probs, target):
        picked = probs.gather(1, target.unsqueeze(1)).squeeze(1)
        return -picked.clamp_min(1e-12).log().mean()


criterion = CrossEntropyLoss()
loss = criterion(torch.softmax(torch.randn(4, 3), dim=1), torch.tensor([0, 1, 2, 0]))
#% clean
import torch
import torch.nn.functional as F


def masked_lm_loss(logits, input_ids, masked):
    labels = torch.where(masked, input_ids, torch.full_like(input_ids, -100))
    return F.cross_entropy(logits.transpose(1, 2), labels)
#% clean
import torch.nn.functional as F


def js_divergence(a, b):
    p, q = F.softmax(a, -1), F.softmax(b, -1)
    m = 0.5 * (p + q)
    return 0.5 * (F.kl_div(m.log(), p, reduction="batchmean") + F.kl_div(m.log(), q, reduction="batchmean"))
#% clean
import torch
from torch import nn
import torch.nn.functional as F

criterion = nn.BCEWithLogitsLoss()


def one_vs_all(logits, y):
    return criterion(logits, F.one_hot(y, logits.size(1)).float())
#% clean
import torch
from torch import nn
import torch.nn.functional as F


class Gated(nn.Module):
    def __init__(self, d, k):
        super().__init__()
        self.gate = nn.Linear(d, d)
        self.fc = nn.Linear(d, k)

    def forward(self, x):
        out = F.softmax(self.gate(x), dim=-1) * x
        out = torch.sigmoid(out)
        out = self.fc(out)
        return out


model = Gated(16, 3)
loss = F.cross_entropy(model(torch.randn(4, 16)), torch.tensor([0, 1, 2, 1]))
#% clean
import torch
import torch.nn.functional as F


def soft_distill(student, teacher, x, tau=0.5):
    with torch.no_grad():
        target = teacher(x).div(tau).softmax(dim=-1)
    return F.cross_entropy(student(x), target)
#% clean
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 3)

    def forward(self, x, return_probs: bool = False):
        z = self.fc(x)
        if return_probs:
            return z.softmax(-1)
        return z


net, ce = Net(), nn.CrossEntropyLoss()
x, y = torch.randn(5, 8), torch.tensor([0, 1, 2, 1, 0])
loss = ce(net(x), y)
probs = net(x, return_probs=True)
#% clean
import pytest
import torch
import torch.nn.functional as F


@pytest.mark.parametrize("k", [2, 3, 10])
def test_soft_and_hard_targets_agree(k):
    logits = torch.randn(6, k)
    y = torch.randint(0, k, (6,))
    hard = F.cross_entropy(logits, y)
    soft = F.cross_entropy(logits, F.one_hot(y, k).to(logits.dtype))
    torch.testing.assert_close(hard, soft)
#% clean
import torch
import torch.nn.functional as F

# (N, C, L): four classes over a sequence of two steps
logits = torch.randn(1, 4, 2)
target = torch.tensor([[3, 0]])
loss = F.cross_entropy(logits, target)
#% clean
import torch
from torch import nn

y_multi = torch.tensor([[1.0, 1.0, 0.0], [0.0, 1.0, 1.0]])
logits = torch.randn(2, 3)
loss = nn.MultiLabelSoftMarginLoss()(logits, y_multi) + nn.BCEWithLogitsLoss()(logits, y_multi)
#% clean
import torch
import torch.nn.functional as F


def vae_loss(recon_logits, x, mu, logvar):
    recon = F.binary_cross_entropy_with_logits(recon_logits, x, reduction="sum")
    kld = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp())
    return (recon + kld) / x.size(0)
#% clean
import torch
import torch.nn.functional as F


def kl_sum(student, teacher, mask):
    per_tok = F.kl_div(student.log_softmax(-1), teacher.softmax(-1), reduction="none").sum(-1)
    return (per_tok * mask).sum() / mask.sum()


def kl_batch(student, teacher):
    return F.kl_div(student.log_softmax(1), teacher.softmax(1), reduction="sum") / student.size(0)
#% clean
import torch
from torch import nn

criterion = nn.BCELoss(reduction="none")
p = torch.tensor([0.0, 0.9, 1.0])
y = torch.tensor([0.0, 1.0, 1.0])
w = torch.tensor([1.0, 2.0, 1.0])
loss = (criterion(p, y) * w).sum() / w.sum()
#% clean
import torch
from torch import nn
import torch.nn.functional as F

probs = torch.tensor([[0.7, 0.2, 0.1], [0.3, 0.3, 0.4]])
print(F.nll_loss(probs.log(), torch.tensor([0, 2])))
print(nn.CrossEntropyLoss()(torch.log(probs), torch.tensor([0, 2])))   # log-probabilities are valid logits
#% clean
import torch
import torch.nn.functional as F


def label_smooth_manual(logits, y, eps=0.1):
    k = logits.size(-1)
    log_p = F.log_softmax(logits, dim=-1)
    with torch.no_grad():
        t = torch.full_like(log_p, eps / (k - 1))
        t.scatter_(1, y.unsqueeze(1), 1 - eps)
    return (-t * log_p).sum(dim=-1).mean()
#% clean
import torch
from torch import nn


class TwoHeads(nn.Module):
    def __init__(self, d: int, k: int):
        super().__init__()
        self.cls, self.obj = nn.Linear(d, k), nn.Linear(d, 1)
        self.ce, self.bce = nn.CrossEntropyLoss(), nn.BCELoss()

    def forward(self, h):
        return self.cls(h), torch.sigmoid(self.obj(h)).squeeze(-1)

    def loss(self, h, y, obj):
        cls, conf = self(h)
        return self.ce(cls, y) + self.bce(conf, obj)
#% clean
import torch
import torch.nn.functional as F

use_probs = False
model = torch.nn.Linear(4, 2)
x, y = torch.randn(3, 4), torch.tensor([0, 1, 1])
out = model(x).softmax(1) if use_probs else model(x).log_softmax(1)
loss = F.nll_loss(out.log() if use_probs else out, y)
#% clean
import torch
from torch import nn
from torch.distributions import Categorical, kl_divergence


def trpo_kl(old_logits, new_logits):
    old = Categorical(probs=torch.softmax(old_logits, -1))
    new = Categorical(logits=new_logits)
    return kl_divergence(old, new).mean()


def bc_loss(pi: nn.Module, obs, act):
    return -Categorical(logits=pi(obs)).log_prob(act).mean()
#% clean
import torch
import torch.nn.functional as F

PAD = 0
logits = torch.randn(2, 4, 6)      # batch, time, vocab
tgt = torch.tensor([[5, 1, PAD, PAD], [2, 3, 4, PAD]])
loss = F.cross_entropy(logits.permute(0, 2, 1), tgt, ignore_index=PAD)
n_tok = (tgt != PAD).sum()
#% clean
import torch
from torch import nn

labels = torch.tensor([1, 2, 3, 1])   # 0 = background, absent from this batch
model = nn.Linear(10, 4)
if (loss := nn.CrossEntropyLoss()(model(torch.randn(4, 10)), labels)) > 10:
    print(f"diverged: {loss:.2f} nats")
#% clean
import torch
import torch.nn.functional as F


def symmetric_ce(logits, y, a=0.1, b=1.0):
    k = logits.size(1)
    ce = F.cross_entropy(logits, y)
    pred = F.softmax(logits, dim=1).clamp(1e-7, 1.0)
    onehot = F.one_hot(y, k).float().clamp(1e-4, 1.0)
    rce = -(pred * onehot.log()).sum(dim=1).mean()
    return a * ce + b * rce
#% clean
import tensorflow as tf

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
model = tf.keras.models.Sequential([
    tf.keras.layers.Flatten(input_shape=(28, 28)),
    tf.keras.layers.Dense(128, activation='relu'),
    tf.keras.layers.Dense(10),
])
loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
model.compile(optimizer='adam', loss=loss_fn, metrics=['accuracy'])
model.fit(x_train / 255.0, y_train, epochs=5)

probability_model = tf.keras.Sequential([model, tf.keras.layers.Softmax()])
print(probability_model(x_test[:5]))
#% clean
from tensorflow.keras.datasets import mnist
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense, Flatten

(X, y), (Xt, yt) = mnist.load_data()
model = Sequential([Flatten(input_shape=(28, 28)), Dense(64, activation='relu'), Dense(10, activation='softmax')])
model.compile('adam', 'sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(X / 255., y, validation_data=(Xt / 255., yt))
#% clean
import keras
from keras import layers
from keras.utils import to_categorical

(x, y), _ = keras.datasets.cifar10.load_data()
y = to_categorical(y, num_classes=10)

inp = keras.Input((32, 32, 3))
h = layers.Conv2D(32, 3, activation="relu")(inp)
h = layers.GlobalAveragePooling2D()(h)
out = layers.Dense(10, activation="softmax")(h)
model = keras.Model(inp, out)
model.compile(
    optimizer="adam",
    loss=keras.losses.CategoricalCrossentropy(label_smoothing=0.1),
    metrics=["accuracy"],
)
model.fit(x / 255.0, y, epochs=2, class_weight={i: 1.0 for i in range(10)})
#% clean
import tensorflow as tf


class Net(tf.keras.Model):
    def __init__(self, n):
        super().__init__()
        self.d1 = tf.keras.layers.Dense(128, activation="relu")
        self.d2 = tf.keras.layers.Dense(n)
        self.loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)

    def call(self, x):
        return self.d2(self.d1(x))

    def predict_proba(self, x):
        return tf.nn.softmax(self(x, training=False), axis=-1)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.loss_fn(y, y_pred)
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        return {"loss": loss}
#% clean
import keras
from keras import ops


class Distiller(keras.Model):
    def __init__(self, student, teacher):
        super().__init__()
        self.teacher = teacher
        self.student = student

    def compile(self, optimizer, metrics, student_loss_fn, distillation_loss_fn, alpha=0.1, temperature=3):
        super().compile(optimizer=optimizer, metrics=metrics)
        self.student_loss_fn = student_loss_fn
        self.distillation_loss_fn = distillation_loss_fn
        self.alpha = alpha
        self.temperature = temperature

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, allow_empty=False):
        teacher_pred = self.teacher(x, training=False)
        student_loss = self.student_loss_fn(y, y_pred)
        distillation_loss = self.distillation_loss_fn(
            ops.softmax(teacher_pred / self.temperature, axis=1),
            ops.softmax(y_pred / self.temperature, axis=1),
        ) * (self.temperature ** 2)
        return self.alpha * student_loss + (1 - self.alpha) * distillation_loss

    def call(self, x):
        return self.student(x)


def make(student, teacher):
    distiller = Distiller(student=student, teacher=teacher)
    distiller.compile(
        optimizer=keras.optimizers.Adam(),
        metrics=[keras.metrics.SparseCategoricalAccuracy()],
        student_loss_fn=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        distillation_loss_fn=keras.losses.KLDivergence(),
    )
    return distiller
#% clean
import tensorflow as tf


def objectness_loss(pred, gt):
    loss = tf.nn.sigmoid_cross_entropy_with_logits(logits=pred, labels=gt)
    prob = tf.sigmoid(pred)
    weight = tf.where(tf.equal(gt, 1.0), 1.0 - prob, prob)
    return tf.reduce_mean(tf.stop_gradient(weight) ** 2 * loss)
#% clean
import tensorflow as tf

cross_entropy = tf.keras.losses.BinaryCrossentropy(from_logits=True)


def discriminator_loss(real_output, fake_output):
    real_loss = cross_entropy(tf.ones_like(real_output), real_output)
    fake_loss = cross_entropy(tf.zeros_like(fake_output), fake_output)
    return real_loss + fake_loss


def generator_loss(fake_output):
    return cross_entropy(tf.ones_like(fake_output), fake_output)


def make_discriminator():
    return tf.keras.Sequential([
        tf.keras.layers.Conv2D(64, 5, strides=2, padding='same', input_shape=[28, 28, 1]),
        tf.keras.layers.LeakyReLU(),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(1),
    ])
#% clean
import tensorflow.compat.v1 as tf
tf.disable_eager_execution()

x = tf.placeholder(tf.float32, [None, 784])
y = tf.placeholder(tf.float32, [None, 10])
W = tf.Variable(tf.zeros([784, 10]))
b = tf.Variable(tf.zeros([10]))

logits = tf.matmul(x, W) + b
prediction = tf.nn.softmax(logits)
cost = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits_v2(labels=y, logits=logits))
correct = tf.equal(tf.argmax(prediction, 1), tf.argmax(y, 1))
accuracy = tf.reduce_mean(tf.cast(correct, tf.float32))
#% clean
from tensorflow import keras
from tensorflow.keras import layers

model = keras.Sequential([layers.Dense(32, activation="relu"), layers.Dense(4, activation="softmax")])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")

# the same net again, on logits
model = keras.Sequential([layers.Dense(32, activation="relu"), layers.Dense(4)])
model.compile(optimizer="adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
#% clean
import numpy as np
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense

X = np.random.rand(4, 12)
Y = np.array([[1, 0, 1, 0, 0], [0, 0, 0, 0, 0], [1, 1, 1, 0, 1], [0, 1, 0, 0, 1]])

model = Sequential()
model.add(Dense(32, activation='relu', input_dim=12))
model.add(Dense(5, activation='sigmoid'))
model.compile(loss='binary_crossentropy', optimizer='adam', metrics=['binary_accuracy'])
model.fit(X, Y, epochs=3)
#% clean
import tensorflow as tf

logits = tf.constant([[1.2, -0.3, 0.8], [0.1, 2.2, -1.0], [0.4, 0.3, 1.9]])
labels = tf.constant([0, 255, 1])
loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True, ignore_class=255)
print(loss(labels, logits))
#% clean
import tensorflow as tf
from tensorflow.keras import layers as L


class AttentionPool(L.Layer):
    def __init__(self):
        super().__init__()
        self.score = L.Dense(1)

    def call(self, h):
        w = tf.nn.softmax(self.score(h), axis=1)
        return tf.reduce_sum(w * h, axis=1)


inp = L.Input((None, 64))
h = L.Bidirectional(L.GRU(32, return_sequences=True))(inp)
h = AttentionPool()(h)
out = L.Dense(7)(h)
model = tf.keras.Model(inp, out)
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
#% clean
import keras

y_true = [[0, 1, 0], [0, 0, 1]]
y_pred = [[0.05, 0.95, 0], [0.1, 0.8, 0.1]]
cce = keras.losses.CategoricalCrossentropy(reduction=None)
print(cce(y_true, y_pred))
#% clean
import numpy as np
import tensorflow as tf

y_true = np.array([1, 2])
y_pred = np.array([[0.05, 0.95, 0], [0.1, 0.8, 0.1]])
scce = tf.keras.losses.SparseCategoricalCrossentropy()
assert abs(scce(y_true, y_pred).numpy() - 1.177) < 1e-3
print(scce(y_true, y_pred, sample_weight=tf.constant([0.3, 0.7])).numpy())
#% clean
from tensorflow.keras.losses import BinaryCrossentropy as BCE

y_true = [0, 1, 0, 0]
y_pred = [-18.6, 0.51, 2.94, -12.8]
print(BCE(from_logits=True)(y_true, y_pred).numpy())
#% clean
import tensorflow as tf

ratings = tf.constant([1, 3, 2, 3])
scores = tf.constant([[0.5, -0.2, 1.4],
                      [2.3, 0.7, -1.1],
                      [-0.6, 1.5, 0.2],
                      [0.9, -1.3, 0.8]])
labels = ratings - 1
print(tf.keras.losses.sparse_categorical_crossentropy(labels, scores, from_logits=True))
#% clean
import tensorflow as tf


def policy_loss(policy, states, actions, returns):
    logits = policy(states)
    neg_log_prob = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=actions, logits=logits)
    probs = tf.nn.softmax(logits)
    entropy = -tf.reduce_sum(probs * tf.math.log(probs + 1e-8), axis=-1)
    return tf.reduce_mean(neg_log_prob * returns - 0.01 * entropy)
#% clean
import math
import tensorflow as tf

scce = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)


def bits_per_char(model, x, y):
    nats = scce(y, model(x, training=False))
    bits = nats / math.log(2.0)
    print(f"{float(nats):.3f} nats, {float(bits):.3f} bits, ppl {math.exp(float(nats)):.2f}")
    return bits
#% clean
import tensorflow as tf

p = tf.constant([[0.36, 0.48, 0.16]])
q = tf.constant([[0.30, 0.50, 0.20]])
forward = tf.keras.losses.KLDivergence()(p, q)
reverse = tf.keras.losses.kl_divergence(q, p)
print(forward.numpy(), reverse.numpy())
#% clean
import tensorflow as tf

soft = tf.constant([[0.3], [0.9], [1.0], [0.0]])
z = tf.constant([[-0.4], [1.9], [3.2], [-2.1]])
loss = tf.keras.losses.binary_crossentropy(soft, z, from_logits=True, label_smoothing=0.05)
print(loss)
#% clean
import tensorflow as tf


def focal(y_true, y_pred, num_classes=80, alpha=0.25, gamma=2.0):
    t = tf.one_hot(tf.cast(y_true, tf.int32), depth=num_classes)
    ce = tf.nn.sigmoid_cross_entropy_with_logits(labels=t, logits=y_pred)
    p = tf.nn.sigmoid(y_pred)
    a = tf.where(tf.equal(t, 1.0), alpha, 1.0 - alpha)
    pt = tf.where(tf.equal(t, 1.0), p, 1 - p)
    return tf.reduce_sum(a * tf.pow(1.0 - pt, gamma) * ce, axis=-1)
#% clean
import tensorflow as tf


def nll(logits, y):
    logp = tf.nn.log_softmax(logits)
    onehot = tf.one_hot(y, depth=tf.shape(logits)[-1])
    a = tf.nn.softmax_cross_entropy_with_logits(labels=onehot, logits=logp)
    b = -tf.reduce_sum(onehot * logp, axis=-1)
    tf.debugging.assert_near(a, b)
    return tf.reduce_mean(a)
#% clean
from keras.layers import Input, Dense, Dropout
from keras.models import Model

inputs = Input(shape=(300,))
x = Dense(128, activation='relu')(inputs)
x = Dropout(0.5)(x)
logits = Dense(9, activation='softmax', name='probs')(x)
model = Model(inputs, logits)
model.compile(optimizer='adam', loss='categorical_crossentropy', metrics=['accuracy'])
#% clean
import tensorflow as tf


def weighted_cce(weights):
    weights = tf.constant(weights, dtype=tf.float32)

    def loss(y_true, y_pred):
        y_pred = y_pred / tf.reduce_sum(y_pred, axis=-1, keepdims=True)
        y_pred = tf.clip_by_value(y_pred, 1e-7, 1 - 1e-7)
        return -tf.reduce_sum(y_true * tf.math.log(y_pred) * weights, axis=-1)

    return loss


model = tf.keras.Sequential([tf.keras.layers.Dense(3, activation="softmax", input_shape=(20,))])
model.compile("adam", loss=weighted_cce([1.0, 2.0, 0.5]))
#% clean
import keras
from keras import ops

head = keras.layers.Dense(12)


def token_loss(h, targets, mask):
    logits = head(h)
    per_token = ops.sparse_categorical_crossentropy(targets, logits, from_logits=True)
    mask = ops.cast(mask, per_token.dtype)
    return ops.sum(per_token * mask) / ops.maximum(ops.sum(mask), 1.0)
#% clean
from tensorflow.keras import backend as K


def categorical_focal(gamma=2.0, alpha=0.25):
    def fn(y_true, y_pred):
        ce = K.categorical_crossentropy(y_true, y_pred, from_logits=False)
        p = K.sum(y_true * y_pred, axis=-1)
        return alpha * K.pow(1.0 - p, gamma) * ce
    return fn
#% clean
from tensorflow import keras
from tensorflow.keras import layers

inp = keras.Input(shape=(128, 128, 3))
f = layers.Conv2D(16, 3, activation="relu")(inp)
f = layers.GlobalAveragePooling2D()(f)
cls = layers.Dense(4, activation="softmax", name="cls")(f)
box = layers.Dense(4, name="box")(f)
det = keras.Model(inp, {"cls": cls, "box": box})
det.compile(
    optimizer="adam",
    loss={"cls": "sparse_categorical_crossentropy", "box": "mse"},
    loss_weights={"cls": 1.0, "box": 5.0},
)
#% clean
import tensorflow as tf
from tensorflow.keras.layers import Dense, Input
from tensorflow.keras.losses import BinaryCrossentropy, CategoricalCrossentropy

i = Input((40,))
h = Dense(64, "relu")(i)
gender = Dense(1, activation="sigmoid")(h)
emotion = Dense(7)(h)
m = tf.keras.Model(inputs=i, outputs=[gender, emotion])
m.compile("adam", loss=[BinaryCrossentropy(), CategoricalCrossentropy(from_logits=True)])
#% clean
import tensorflow as tf

model = tf.keras.applications.MobileNetV2(
    input_shape=(96, 96, 3), weights=None, classes=10, classifier_activation=None)
model.compile(
    optimizer=tf.keras.optimizers.Adam(),
    loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
#% clean
import tensorflow as tf

ds = tf.keras.utils.image_dataset_from_directory("data/flowers", label_mode="categorical", image_size=(180, 180))
model = tf.keras.Sequential([
    tf.keras.layers.Rescaling(1. / 255),
    tf.keras.layers.GlobalMaxPooling2D(),
    tf.keras.layers.Dense(5, activation="softmax"),
])
model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
model.fit(ds, epochs=3)
#% clean
from tensorflow.keras.preprocessing.image import ImageDataGenerator
from tensorflow.keras.applications import VGG16
from tensorflow.keras import layers, models, optimizers

gen = ImageDataGenerator(rescale=1. / 255)
train = gen.flow_from_directory('train', target_size=(150, 150), class_mode='binary')

base = VGG16(weights='imagenet', include_top=False, input_shape=(150, 150, 3))
base.trainable = False
model = models.Sequential([base, layers.Flatten(), layers.Dense(256, activation='relu'),
                           layers.Dense(1, activation='sigmoid')])
model.compile(loss='binary_crossentropy', optimizer=optimizers.RMSprop(learning_rate=2e-5), metrics=['acc'])
model.fit(train, epochs=30)
#% clean
import tensorflow as tf


class CharRNN(tf.keras.Model):
    def __init__(self, vocab, dim=256, units=1024):
        super().__init__()
        self.embedding = tf.keras.layers.Embedding(vocab, dim)
        self.gru = tf.keras.layers.GRU(units, return_sequences=True)
        self.dense = tf.keras.layers.Dense(vocab)

    def call(self, inputs, training=False):
        x = self.embedding(inputs, training=training)
        return self.dense(self.gru(x, training=training), training=training)


model = CharRNN(66)
loss = tf.losses.SparseCategoricalCrossentropy(from_logits=True)
model.compile(optimizer='adam', loss=loss)


def sample(ids, temperature=0.8):
    logits = model(ids)[:, -1, :] / temperature
    probs = tf.nn.softmax(logits)
    return tf.random.categorical(tf.math.log(probs), num_samples=1)
#% clean
import tensorflow as tf

loss_object = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True, reduction='none')


def loss_function(real, pred):
    mask = tf.math.logical_not(tf.math.equal(real, 0))
    loss_ = loss_object(real, pred)
    mask = tf.cast(mask, dtype=loss_.dtype)
    loss_ *= mask
    return tf.reduce_sum(loss_) / tf.reduce_sum(mask)
#% clean
import numpy as np
from sklearn.metrics import roc_auc_score
from tensorflow import keras
from tensorflow.keras.utils import to_categorical

(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10, activation="softmax")])
model.compile("sgd", loss="sparse_categorical_crossentropy")
model.fit(x_train / 255.0, y_train)

y_test_oh = to_categorical(y_test, 10)
p = model.predict(x_test / 255.0)
print(roc_auc_score(y_test_oh, p), np.mean(p.argmax(1) == y_test))
#% clean
import tensorflow as tf

scce = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)


def evaluate(model, ds):
    total, correct, loss = 0, 0, 0.0
    for x, y in ds:
        logits = model(x, training=False)
        loss += float(scce(y, logits)) * len(y)
        pred = tf.argmax(logits, axis=-1, output_type=y.dtype)
        correct += int(tf.reduce_sum(tf.cast(pred == y, tf.int32)))
        total += len(y)
    return loss / total, correct / total
#% clean
import keras

FROM_LOGITS = False


def build(n):
    return keras.Sequential([
        keras.layers.Dense(64, activation="relu"),
        keras.layers.Dense(n, activation=None if FROM_LOGITS else "softmax"),
    ])


model = build(8)
model.compile("adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=FROM_LOGITS))
#% clean
import tensorflow as tf


def nt_xent(z1, z2, temperature=0.1):
    z1 = tf.math.l2_normalize(z1, axis=1)
    z2 = tf.math.l2_normalize(z2, axis=1)
    n = tf.shape(z1)[0]
    similarities = tf.matmul(z1, z2, transpose_b=True) / temperature
    labels = tf.range(n)
    a = tf.keras.losses.sparse_categorical_crossentropy(labels, similarities, from_logits=True)
    b = tf.keras.losses.sparse_categorical_crossentropy(labels, tf.transpose(similarities), from_logits=True)
    return tf.reduce_mean(a + b) / 2
#% clean
import keras
from keras import layers, ops

latent = keras.Input((2,))
h = layers.Dense(7 * 7 * 64, activation="relu")(latent)
h = layers.Reshape((7, 7, 64))(h)
h = layers.Conv2DTranspose(32, 3, strides=4, padding="same", activation="relu")(h)
dec_out = layers.Conv2DTranspose(1, 3, activation="sigmoid", padding="same")(h)
decoder = keras.Model(latent, dec_out)


def reconstruction_loss(data, z):
    reconstruction = decoder(z)
    return ops.mean(ops.sum(keras.losses.binary_crossentropy(data, reconstruction), axis=(1, 2)))
#% clean
import tensorflow as tf


def compute_loss(model, x):
    mean, logvar = model.encode(x)
    z = model.reparameterize(mean, logvar)
    x_logit = model.decode(z)
    cross_ent = tf.nn.sigmoid_cross_entropy_with_logits(logits=x_logit, labels=x)
    logpx_z = -tf.reduce_sum(cross_ent, axis=[1, 2, 3])
    kl = -0.5 * tf.reduce_sum(1 + logvar - mean ** 2 - tf.exp(logvar), axis=1)
    return -tf.reduce_mean(logpx_z - kl)
#% clean
import tensorflow as tf
from sklearn.metrics import accuracy_score, log_loss


def evaluate(x_test, y_test):
    model = tf.keras.Sequential([
        tf.keras.layers.Dense(16, activation="relu", input_shape=(8,)),
        tf.keras.layers.Dense(1, activation="sigmoid"),
    ])
    model.load_weights("w.h5")
    y_pred = model.predict(x_test)
    print("logloss", log_loss(y_test, y_pred))
    print("acc", accuracy_score(y_test, (y_pred > 0.5).astype(int)))
#% clean
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, log_loss
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

train, test = pd.read_csv("train.csv"), pd.read_csv("test.csv")
pipe = make_pipeline(StandardScaler(), LogisticRegression())
pipe.fit(train.drop(columns="y"), train["y"])
y_pred = pipe.predict(test.drop(columns="y"))
y_prob = pipe.predict_proba(test.drop(columns="y"))
print(accuracy_score(test["y"], y_pred), log_loss(test["y"], y_prob))
#% clean
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import brier_score_loss


def forest_brier(X_tr, y_tr, X_te, y_te):
    pred = RandomForestClassifier().fit(X_tr, y_tr).predict_proba(X_te)
    pred = pred[:, 1]
    return brier_score_loss(y_te, pred)
#% clean
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.svm import SVC


def svc_report(X, y, Xt, yt):
    clf = SVC(probability=True).fit(X, y)
    scores = clf.decision_function(Xt)
    auc = roc_auc_score(yt, scores)
    scores = clf.predict_proba(Xt)
    return auc, log_loss(yt, scores)
#% clean
from scipy.special import expit
from sklearn.metrics import log_loss
from sklearn.svm import LinearSVC


def crude_platt(X, y, X_val, y_val, a=1.0, b=0.0):
    svc = LinearSVC().fit(X, y)
    d = svc.decision_function(X_val)
    return log_loss(y_val, expit(a * d + b))
#% clean
from scipy.special import softmax
from sklearn.linear_model import RidgeClassifier
from sklearn.metrics import log_loss


def ridge_multiclass(X, y, X_val, y_val):
    clf = RidgeClassifier().fit(X, y)
    logits = clf.decision_function(X_val)
    p = softmax(logits, axis=1)
    return log_loss(y_val, p, labels=clf.classes_)
#% clean
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import log_loss, make_scorer
from sklearn.model_selection import GridSearchCV

scorer = make_scorer(log_loss, greater_is_better=False, response_method="predict_proba")
search = GridSearchCV(GradientBoostingClassifier(), {"max_depth": [2, 3, 4]}, scoring=scorer)
#% clean
from sklearn.metrics import log_loss, make_scorer
from sklearn.model_selection import cross_val_score
from sklearn.naive_bayes import BernoulliNB

LL = make_scorer(log_loss, needs_proba=True, greater_is_better=False, labels=[0, 1, 2])


def nb_cv(X, y):
    return -cross_val_score(BernoulliNB(), X, y, scoring=LL, cv=4).mean()
#% clean
from sklearn.metrics import log_loss
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(5, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy")


def keras_loss(X, y, Xt, yt):
    model.fit(X, y, epochs=3, verbose=0)
    y_pred = model.predict(Xt)
    return log_loss(yt, y_pred, labels=[0, 1, 2, 3, 4])
#% clean
import xgboost as xgb
from sklearn.metrics import log_loss

params = {"objective": "binary:logistic", "eta": 0.1, "max_depth": 4}


def run(dtrain, dvalid):
    bst = xgb.train(params, dtrain, num_boost_round=200)
    preds = bst.predict(dvalid)
    return log_loss(dvalid.get_label(), preds)
#% clean
import lightgbm as lgb
import numpy as np
from sklearn.metrics import log_loss
from sklearn.model_selection import StratifiedKFold


def lgb_oof(X, y):
    oof = np.zeros(len(y))
    for tr, va in StratifiedKFold(5, shuffle=True, random_state=42).split(X, y):
        booster = lgb.train({"objective": "binary"}, lgb.Dataset(X[tr], y[tr]))
        oof[va] = booster.predict(X[va])
    return log_loss(y, oof)
#% clean
import jax
import jax.numpy as jnp
import optax


def loss_fn(params, x, y):
    logits = x @ params["w"] + params["b"]
    loss = optax.softmax_cross_entropy_with_integer_labels(logits, y).mean()
    probs = jax.nn.softmax(logits)
    acc = jnp.mean(jnp.argmax(probs, -1) == y)
    return loss, {"acc": acc, "conf": probs.max(-1).mean()}


step = jax.jit(jax.value_and_grad(loss_fn, has_aux=True))
#% clean
import jax
import optax


def ce(params, apply, x, y):
    log_probs = jax.nn.log_softmax(apply(params, x))
    # log-softmax is idempotent
    return optax.softmax_cross_entropy_with_integer_labels(log_probs, y).mean()
#% clean
import flax.linen as nn
import jax.numpy as jnp
import optax


class AttnClassifier(nn.Module):
    classes: int

    @nn.compact
    def __call__(self, x):
        a = nn.softmax(nn.Dense(1)(x), axis=1)
        pooled = jnp.sum(a * x, axis=1)
        return nn.Dense(self.classes)(pooled)


def loss(params, batch):
    out = AttnClassifier(7).apply(params, batch["x"])
    return optax.softmax_cross_entropy_with_integer_labels(out, batch["y"]).mean()
#% clean
import flax.linen as nn
import jax
import optax


class Gated(nn.Module):
    @nn.compact
    def __call__(self, x):
        h = nn.Dense(64)(x) * nn.sigmoid(nn.Dense(64)(x))
        return nn.Dense(1)(h)[..., 0]


@jax.jit
def loss(params, x, y):
    return optax.sigmoid_binary_cross_entropy(Gated().apply(params, x), y).mean()
#% clean
from sklearn.metrics import log_loss

# classes are numbered 1..3 in this data set
y_true = [1, 2, 3, 3]
y_prob = [[0.7, 0.2, 0.1], [0.1, 0.8, 0.1], [0.2, 0.2, 0.6], [0.3, 0.3, 0.4]]
print(log_loss(y_true, y_prob))
#% clean
from sklearn.metrics import log_loss

y_true = ["spam", "ham", "ham", "spam"]
y_pred = [[0.1, 0.9], [0.9, 0.1], [0.8, 0.2], [0.35, 0.65]]
print(log_loss(y_true, y_pred, labels=["ham", "spam"]))
#% clean
import numpy as np
from sklearn.metrics import log_loss

grades = ["10", "9", "9"]
p = np.array([[0.8, 0.2], [0.3, 0.7], [0.1, 0.9]])
print(log_loss(grades, p, labels=["10", "9"]))
#% clean
import numpy as np
from sklearn.metrics import log_loss

sentiment = np.array([1, -1, 1, 1])
proba = np.array([[0.1, 0.2, 0.7], [0.6, 0.3, 0.1], [0.2, 0.2, 0.6], [0.0, 0.1, 0.9]])
print(log_loss(sentiment, proba, labels=[-1, 0, 1]))
#% clean
from sklearn.metrics import log_loss

y_true = [-1, 1, 1, -1]
p_pos = [0.2, 0.9, 0.6, 0.3]
print(log_loss(y_true, p_pos))
#% clean
import numpy as np
from sklearn.metrics import log_loss

K = 3
uniform = np.array([[1 / 3, 1 / 3, 1 / 3], [0.2, 0.3, 0.5], [1 / 3, 1 / 3, 1 / 3]])
print("baseline", log_loss([0, 1, 2], uniform), "ln K", np.log(K))
#% clean
import numpy as np
from sklearn.metrics import log_loss

# symmetric confusion: rows and columns both sum to 1
P = np.array([[0.8, 0.1, 0.1], [0.1, 0.7, 0.2], [0.1, 0.2, 0.7]])
print(log_loss(y_true=np.arange(3), y_pred=P))
#% clean
import numpy as np
import optax

logits = np.array([[0.3, 1.2, -0.5, 2.0], [1.1, 0.4, 0.0, -0.2], [0.0, 0.5, 2.5, 0.1]])
y = np.array([3, 1, 2])
print(optax.softmax_cross_entropy_with_integer_labels(logits, y).mean())
#% clean
import jax.numpy as jnp
import optax


def hinge_and_bce(w, X, y):
    """y in {-1, +1}"""
    score = X @ w
    h = optax.hinge_loss(score, y).mean()
    b = optax.sigmoid_binary_cross_entropy(score, (y + 1) / 2).mean()
    return h, b


print(hinge_and_bce(jnp.ones(2), jnp.array([[0.3, 1.0], [-2.0, 0.4]]), jnp.array([1.0, -1.0])))
#% clean
import jax.numpy as jnp
import optax

logits = jnp.array([[1.2, -0.4, 3.1, 0.0], [0.3, 2.2, -1.5, 0.9]])
tags = jnp.array([[1.0, 0.0, 1.0, 0.0], [0.0, 1.0, 1.0, 1.0]])
loss = optax.sigmoid_binary_cross_entropy(logits, tags).sum(-1).mean()
#% clean
import jax.numpy as jnp
import optax

logits = jnp.array([[1.2, -0.4, 3.1], [0.3, 2.2, -1.5]])
soft = jnp.array([[0.05, 0.05, 0.9], [0.1, 0.8, 0.1]])
print(optax.softmax_cross_entropy(labels=soft, logits=logits).mean())
#% clean
import jax
import optax


def smoothed(logits, y, alpha=0.1):
    labels = optax.smooth_labels(jax.nn.one_hot(y, logits.shape[-1]), alpha)
    return optax.softmax_cross_entropy(logits, labels).mean()
#% clean
import jax
import optax


def distill(student_logits, teacher_logits, T=4.0):
    q = jax.nn.log_softmax(student_logits / T)
    p = jax.nn.softmax(teacher_logits / T)
    return T * T * optax.kl_divergence(q, p).mean()
#% clean
import jax
import jax.numpy as jnp
import optax


def mutual(la, lb):
    a, b = jax.nn.log_softmax(la), jax.nn.log_softmax(lb)
    forward = optax.kl_divergence_with_log_targets(a, b)
    backward = optax.kl_divergence(log_predictions=b, targets=jnp.exp(a))
    return 0.5 * (forward + backward).mean()
#% clean
import jax
import jax.numpy as jnp
import optax


def kl_to_prior(logits, prior):
    probs = jax.nn.softmax(logits, axis=-1)
    return optax.kl_divergence(jnp.log(probs + 1e-9), prior).mean()
#% clean
import numpy as np
from scipy.stats import entropy

p = np.array([0.5, 0.25, 0.125, 0.125])
h_bits = entropy(p, base=2)
h_nats = entropy(p)
print(f"{h_bits:.3f} bits = {h_nats:.3f} nats")
#% clean
import numpy as np
import pandas as pd
from scipy import stats

df = pd.read_csv("events.csv")
for col in df.select_dtypes("object"):
    counts = df[col].value_counts()
    bits = stats.entropy(counts) / np.log(2)
    print(f"{col}: {bits:.2f} bits")
#% clean
import math

from sklearn.metrics import log_loss


def report(y, proba):
    nats = log_loss(y, proba)
    bits = nats * math.log2(math.e)
    print(f"{nats:.4f} nats ({bits:.4f} bits), perplexity {2 ** bits:.2f} = {math.exp(nats):.2f}")
#% clean
import numpy as np


def entropy_bits(p):
    p = np.asarray(p, dtype=float)
    p = p[p > 0]
    return -(p * np.log(p)).sum() / np.log(2.0)
#% clean
from scipy.stats import entropy
from sklearn.linear_model import LogisticRegression


def uncertainty_sampling(X_l, y_l, X_pool, n):
    proba = LogisticRegression().fit(X_l, y_l).predict_proba(X_pool)
    return entropy(proba, axis=1).argsort()[::-1][:n]
#% clean
from scipy.stats import entropy
from sklearn.linear_model import LogisticRegression


def uncertainty(X_l, y_l, X_pool):
    proba = LogisticRegression().fit(X_l, y_l).predict_proba(X_pool)
    return entropy(proba.T)
#% clean
import numpy as np
from scipy.special import kl_div, rel_entr

p = np.array([0.1, 0.4, 0.5])
q = np.array([0.8, 0.15, 0.05])
print("KL(p||q)", rel_entr(p, q).sum(), "KL(q||p)", rel_entr(q, p).sum(), kl_div(p, q).sum())
#% clean
import numpy as np
from scipy.special import kl_div

observed = np.array([3.0, 7.0, 12.0])
expected = np.array([4.0, 6.0, 11.5])
# generalised (unnormalised) I-divergence of counts
print(kl_div(observed, expected).sum())
#% clean
import numpy as np
from scipy.special import softmax
from scipy.stats import entropy

scores = np.array([2.0, -1.0, 0.5])
weights = softmax(scores, axis=0)
print(entropy(weights), "nats")
#% clean
import jax
import jax.numpy as jnp
from sklearn.metrics import log_loss

# classes down, examples across
logits_kn = jnp.array([[1.0, 0.2, 2.2, 1.1], [2.0, -1.0, 0.1, 1.2], [0.5, 3.0, 0.4, -0.3]])
probs = jax.nn.softmax(logits_kn, axis=0).T
print(log_loss([1, 2, 0, 1], probs))
#% clean
import numpy as np
from sklearn.metrics import log_loss
from sklearn.multiclass import OneVsRestClassifier
from sklearn.linear_model import LogisticRegression


def multilabel_loss(X, Y, Xt, Yt):
    ovr = OneVsRestClassifier(LogisticRegression()).fit(X, Y)
    P = ovr.predict_proba(Xt)
    return np.mean([log_loss(Yt[:, j], P[:, j], labels=[0, 1]) for j in range(Y.shape[1])])
#% clean
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import brier_score_loss, log_loss


def isotonic_calibration(p_cal, y_cal, p_test, y_test):
    iso = IsotonicRegression(y_min=1e-3, y_max=1 - 1e-3, out_of_bounds="clip")
    iso.fit(p_cal, y_cal)
    p = iso.predict(p_test)
    return brier_score_loss(y_test, p), log_loss(y_test, p)
#% clean
import statsmodels.api as sm
from sklearn.metrics import log_loss


def logit_loss(X, y, X_new, y_new):
    res = sm.Logit(y, sm.add_constant(X)).fit(disp=0)
    return log_loss(y_new, res.predict(sm.add_constant(X_new)))
#% clean
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.metrics import accuracy_score, log_loss
from sklearn.model_selection import cross_val_predict


def oof(X, y):
    et = ExtraTreesClassifier(300)
    p = cross_val_predict(et, X, y, cv=5, method="predict_proba")
    yhat = cross_val_predict(et, X, y, cv=5)
    return log_loss(y, p), accuracy_score(y, yhat)
#% clean
import numpy as np
from sklearn.metrics import brier_score_loss, log_loss


def baseline(y_train, y_test):
    rate = np.mean(y_train)
    const = np.full(len(y_test), rate)
    return {"ll": log_loss(y_test, const), "brier": brier_score_loss(y_test, const)}
#% clean
import numpy as np


class SoftmaxRegression:
    def __init__(self, lr=0.1):
        self.lr = lr

    def fit(self, X, Y, steps=200):
        self.W = np.zeros((X.shape[1], Y.shape[1]))
        for _ in range(steps):
            self.W -= self.lr * X.T @ (self.predict(X) - Y) / len(X)
        return self

    def predict(self, X):
        z = X @ self.W
        e = np.exp(z - z.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)


def evaluate(X, y, Xt, yt):
    from sklearn.metrics import log_loss

    model = SoftmaxRegression().fit(X, np.eye(3)[y])
    return log_loss(yt, model.predict(Xt), labels=[0, 1, 2])
#% clean
import numpy as np


def log_loss(y_pred, y_true, eps=1e-15):
    p = np.clip(y_pred, eps, 1 - eps)
    return -np.mean(y_true * np.log(p) + (1 - y_true) * np.log(1 - p))


y_true = np.array([1, 0, 1])
y_prob = np.array([0.8, 0.3, 0.6])
print(log_loss(y_prob, y_true))
#% clean
from sklearn.metrics import log_loss


def final(model, X_test, y_test):
    proba = model.predict_proba(X_test)
    return log_loss(y_pred=proba, y_true=y_test, sample_weight=None)
#% clean
from sklearn.metrics import log_loss

# a perfect forecast
print(log_loss([1, 0, 1], [1.0, 0.0, 1.0]))
print(log_loss([0, 1], [[1.0, 0.0], [0.0, 1.0]]))
#% clean
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import log_loss, mean_squared_error


def both(X, y_cont, y_bin, Xt, yt_cont, yt_bin):
    reg = LinearRegression().fit(X, y_cont)
    clf = LogisticRegression().fit(X, y_bin)
    y_pred = reg.predict(Xt)
    mse = mean_squared_error(yt_cont, y_pred)
    y_pred = clf.predict_proba(Xt)[:, 1]
    return mse, log_loss(yt_bin, y_pred)
#% clean
import jax
import optax

batched_ce = jax.vmap(optax.softmax_cross_entropy_with_integer_labels)


def seq_loss(model, params, tokens, mask):
    logits = model.apply(params, tokens)[:, :-1]
    nll = batched_ce(logits, tokens[:, 1:])
    mask = mask[:, 1:]
    return (nll * mask).sum() / mask.sum()
#% clean
import optax


def load_and_loss(logits, raw_labels):
    """raw_labels count from 1 (MATLAB)."""
    return optax.softmax_cross_entropy_with_integer_labels(logits=logits, labels=raw_labels - 1).mean()
#% clean
import jax.numpy as jnp
import optax

logits = jnp.array([[1.5, -0.3, 0.8], [0.2, 2.1, -1.0]])
one_hot = jnp.array([[0, 1, 0], [1, 0, 0]])
loss = optax.softmax_cross_entropy_with_integer_labels(logits, one_hot.argmax(-1))
loss2 = optax.softmax_cross_entropy(logits, one_hot)
#% clean
import jax.numpy as jnp
import optax


def lm_bits_per_token(model, params, tokens):
    logits = model.apply(params, tokens[:, :-1])
    nats = optax.softmax_cross_entropy_with_integer_labels(logits, tokens[:, 1:]).mean()
    bits_per_token = nats / jnp.log(2)
    return bits_per_token, jnp.exp(nats)
#% clean
import jax
import optax


class Classifier:
    def __init__(self, net):
        self.net = net

    def __call__(self, params, x):
        return self.net.apply(params, x)

    def predict_proba(self, params, x):
        return jax.nn.softmax(self(params, x), axis=-1)

    def loss(self, params, x, y):
        return optax.softmax_cross_entropy_with_integer_labels(self(params, x), y).mean()
#% clean
import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.metrics import log_loss
from sklearn.naive_bayes import MultinomialNB
from sklearn.pipeline import Pipeline


def nb(texts, y, texts_t, y_t):
    pipe = Pipeline([("bow", CountVectorizer()), ("nb", MultinomialNB())]).fit(texts, y)
    lp = pipe.predict_log_proba(texts_t)
    return log_loss(y_t, np.exp(lp))
#% clean
import jax
import jax.numpy as jnp


def nll(params, x, y):
    logits = x @ params
    logp = jax.nn.log_softmax(logits, axis=-1)
    return -jnp.take_along_axis(logp, y[:, None], axis=-1).mean()


def bce(params, x, y):
    p = jax.nn.sigmoid(x @ params)
    return -jnp.mean(y * jnp.log(p + 1e-7) + (1 - y) * jnp.log(1 - p + 1e-7))
#% clean
import numpy as np
from sklearn.calibration import CalibratedClassifierCV, calibration_curve
from sklearn.metrics import brier_score_loss
from sklearn.svm import LinearSVC


def study(X, y, Xt, yt):
    raw = LinearSVC().fit(X, y)
    s = raw.decision_function(Xt)
    s = (s - s.min()) / (s.max() - s.min())
    cal = CalibratedClassifierCV(LinearSVC(), cv=5).fit(X, y)
    p = cal.predict_proba(Xt)[:, 1]
    for name, prob in [("raw", s), ("platt", p)]:
        frac, mean = calibration_curve(yt, prob, n_bins=10)
        print(name, brier_score_loss(yt, prob), np.abs(frac - mean).mean())
#% clean
import numpy as np
import optax

n_bits = 8
levels = 2 ** n_bits


def quantised_nll(logits, pixels):
    """Mean negative log-likelihood in nats over 256 levels."""
    assert logits.shape[-1] == levels
    loss = optax.softmax_cross_entropy_with_integer_labels(logits, pixels).mean()
    print(f"{n_bits}-bit images, loss {loss:.3f} nats, {loss / np.log(2):.3f} bits/dim")
    return loss
#% clean
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import GridSearchCV, cross_validate

gs = GridSearchCV(LogisticRegression(), {"C": [0.01, 0.1, 1]}, scoring="neg_log_loss", cv=5)


def fit(X, y, Xt, yt):
    gs.fit(X, y)
    cv = cross_validate(gs.best_estimator_, X, y, scoring=["neg_log_loss", "neg_brier_score", "accuracy"])
    print("cv loss", -gs.best_score_, -cv["test_neg_log_loss"].mean())
    best = gs.best_estimator_
    return log_loss(yt, best.predict_proba(Xt)), best.predict(Xt)
#% clean
import numpy as np
from scipy.special import log_softmax, softmax, xlogy

z = np.array([[2.0, 0.5, -1.0], [0.1, 0.2, 3.0]])
t = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
ce_a = -(t * log_softmax(z, axis=1)).sum(axis=1).mean()
ce_b = -xlogy(t, softmax(z, axis=1)).sum(axis=1).mean()
assert np.isclose(ce_a, ce_b)
print(f"{ce_a:.4f} nats")
