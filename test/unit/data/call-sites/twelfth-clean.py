#% clean
import torch.nn as nn
import torch.nn.functional as F

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(784, 10)

    def forward(self, x):
        return F.log_softmax(self.fc(x.flatten(1)), dim=1)

net = Net()
# log_softmax is idempotent, so this is only redundant
loss_fn = nn.CrossEntropyLoss()

def step(x, y):
    return loss_fn(net(x), y)
#% clean
import torch
import torch.nn.functional as F

def train_epoch(model, dl, opt):
    hits = n = 0
    for x, y in dl:
        logits = model(x)
        loss = F.cross_entropy(logits, y)
        opt.zero_grad(); loss.backward(); opt.step()
        probs = F.softmax(logits, dim=1)
        hits += (probs.argmax(1) == y).sum().item()
        n += len(y)
    return hits / n
#% clean
import torch
import torch.nn as nn

bce = nn.BCEWithLogitsLoss()

def run(model, x, y):
    z = model(x).squeeze(-1)
    loss = bce(z, y.float())
    z = torch.sigmoid(z)
    acc = (z.gt(0.5) == y.bool()).float().mean()
    return loss, acc
#% clean
import torch.nn as nn

class Segmenter(nn.Module):
    def __init__(self, backbone, n_classes=21):
        super().__init__()
        self.backbone = backbone
        self.classifier = nn.Conv2d(512, n_classes, 1)
        self.criterion = nn.CrossEntropyLoss(ignore_index=255)

    def forward(self, img, mask=None):
        out = self.classifier(self.backbone(img))       # N C h w
        out = nn.functional.interpolate(out, size=img.shape[-2:], mode="bilinear")
        if mask is None:
            return out.softmax(dim=1)
        return self.criterion(out, mask.long())
#% clean
import torch
import torch.nn.functional as F

logits = torch.randn(4, 9, 12)     # batch, tags, length
tags = torch.tensor([[0, 3, 3, 8, -100, -100, -100, -100, -100, -100, -100, -100]] * 4)
loss = F.cross_entropy(logits, tags)
#% clean
import math
import torch.nn.functional as F

def loss_bits(logits, targets):
    """Cross entropy in bits."""
    return F.cross_entropy(logits, targets) / math.log(2)

def report(logits, targets):
    print(f"{loss_bits(logits, targets).item():.3f} bits/char")
#% clean
import torch.nn as nn
import torch.nn.functional as F

class DistillationLoss(nn.Module):
    def __init__(self, T=2.0, alpha=0.5):
        super().__init__()
        self.T, self.alpha = T, alpha
        self.kl = nn.KLDivLoss(reduction="batchmean")
        self.ce = nn.CrossEntropyLoss()

    def forward(self, s, t, y):
        soft = self.kl(F.log_softmax(s / self.T, 1), F.softmax(t / self.T, 1))
        return self.alpha * self.T ** 2 * soft + (1 - self.alpha) * self.ce(s, y)
#% clean
import torch
import torch.nn.functional as F

def js(p_logits, q_logits):
    p = p_logits.softmax(-1)
    q = q_logits.softmax(-1)
    m = (0.5 * (p + q)).log()
    return 0.5 * (F.kl_div(m, p, reduction="batchmean") + F.kl_div(m, q, reduction="batchmean"))
#% clean
import torch
import torch.nn.functional as F

def attend(q, k, v):
    w = F.softmax(q @ k.transpose(-2, -1) / q.size(-1) ** 0.5, dim=-1)
    return w @ v

def objective(q, k, v, proj, y):
    ctx = attend(q, k, v).mean(1)
    return F.cross_entropy(proj(ctx), y)
#% clean
import torch

# toy: one sample, scores over 3 classes
scores = torch.tensor([2.0, 1.0, 0.1])
p = torch.softmax(scores, dim=0)
nll = torch.nn.functional.nll_loss(p.log().unsqueeze(0), torch.tensor([0]))
print(nll)
#% clean
import torch
import torch.nn as nn

class Discriminator(nn.Module):
    def __init__(self):
        super().__init__()
        self.main = nn.Sequential(
            nn.Linear(784, 256), nn.LeakyReLU(0.2),
            nn.Linear(256, 1), nn.Sigmoid())

    def forward(self, x):
        return self.main(x)

D = Discriminator()
criterion = nn.BCELoss()

for imgs, _ in loader:
    b = imgs.size(0)
    real_loss = criterion(D(imgs.view(b, -1)), torch.full((b, 1), 0.9))
    fake_loss = criterion(D(G(torch.randn(b, 100)).detach()), torch.zeros(b, 1))
    (real_loss + fake_loss).backward()
#% clean
import torch
import torch.nn.functional as F

def vae_loss(recon_logits, x, mu, logvar):
    bce = F.binary_cross_entropy_with_logits(recon_logits, x, reduction="sum")
    kld = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp())
    return bce + kld
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F

class VAE(nn.Module):
    def __init__(self, z=20):
        super().__init__()
        self.enc = nn.Linear(784, 400)
        self.mu, self.lv = nn.Linear(400, z), nn.Linear(400, z)
        self.d1, self.d2 = nn.Linear(z, 400), nn.Linear(400, 784)

    def decode(self, z):
        return torch.sigmoid(self.d2(F.relu(self.d1(z))))

    def forward(self, x):
        h = F.relu(self.enc(x.view(-1, 784)))
        mu, lv = self.mu(h), self.lv(h)
        z = mu + torch.randn_like(mu) * torch.exp(0.5 * lv)
        return self.decode(z), mu, lv

def elbo(recon_x, x, mu, lv):
    return F.binary_cross_entropy(recon_x, x.view(-1, 784), reduction="sum") \
        - 0.5 * torch.sum(1 + lv - mu ** 2 - lv.exp())

model = VAE()
for x, _ in loader:
    r, mu, lv = model(x)
    elbo(r, x, mu, lv).backward()
#% clean
import torch
import torch.nn as nn

# mixup / soft labels
logits = torch.randn(2, 3)
soft = torch.tensor([[0.7, 0.3, 0.0], [0.0, 0.4, 0.6]])
print(nn.CrossEntropyLoss()(logits, soft))
#% clean
from transformers import Trainer
from torch import nn

class CustomTrainer(Trainer):
    def compute_loss(self, model, inputs, return_outputs=False, **kwargs):
        labels = inputs.pop("labels")
        outputs = model(**inputs)
        logits = outputs.get("logits")
        loss_fct = nn.CrossEntropyLoss(weight=self.w.to(logits.device))
        loss = loss_fct(logits.view(-1, self.model.config.num_labels), labels.view(-1))
        return (loss, outputs) if return_outputs else loss
#% clean
import lightning as L
import torch
import torch.nn.functional as F

class Lit(L.LightningModule):
    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, x):
        return self.net(x)

    def training_step(self, batch, _):
        x, y = batch
        return F.cross_entropy(self(x), y)

    def predict_step(self, batch, _):
        x, _y = batch
        return self(x).softmax(-1)
#% clean
import torch
import torch.nn.functional as F

def gumbel_step(logits, codebook, head, y, tau=1.0):
    onehot = F.gumbel_softmax(logits, tau=tau, hard=True, dim=-1)
    z = onehot @ codebook
    return F.cross_entropy(head(z), y)
#% clean
import torch
import torch.nn.functional as F

class MixtureOfSoftmaxes(torch.nn.Module):
    def __init__(self, d, k, v):
        super().__init__()
        self.prior = torch.nn.Linear(d, k)
        self.latent = torch.nn.Linear(d, k * d)
        self.dec = torch.nn.Linear(d, v)
        self.k = k

    def forward(self, h, y):
        pi = F.softmax(self.prior(h), -1)
        lat = torch.tanh(self.latent(h)).view(-1, self.k, h.size(-1))
        prob = F.softmax(self.dec(lat), -1)
        mix = (prob * pi.unsqueeze(-1)).sum(1)
        return F.nll_loss(mix.add(1e-8).log(), y)
#% clean
import torch, math

def bpc(nll_nats: torch.Tensor) -> torch.Tensor:
    return nll_nats / math.log(2)

@torch.no_grad()
def evaluate(model, stream):
    tot = 0.0
    for i, (x, y) in enumerate(stream, 1):
        tot += torch.nn.functional.cross_entropy(model(x).flatten(0, 1), y.flatten()).item()
    mean = tot / i
    print(f"nll {mean:.4f} nats | bpc {mean / math.log(2):.4f} | ppl {math.exp(mean):.2f}")
#% clean
import argparse
import torch
from torch import nn

p = argparse.ArgumentParser()
p.add_argument("--loss", choices=["bce", "ce"], default="ce")
p.add_argument("--smoothing", type=float, default=0.0)
args = p.parse_args()

if args.loss == "bce":
    crit = nn.BCEWithLogitsLoss()
    prep = lambda y: nn.functional.one_hot(y, 10).float()
else:
    crit = nn.CrossEntropyLoss(label_smoothing=args.smoothing)
    prep = lambda y: y

def loss(model, x, y):
    return crit(model(x), prep(y))
#% clean
import torch
from torch.func import functional_call, vmap, grad
import torch.nn.functional as F

def compute_loss(params, buffers, sample, target):
    batch, targets = sample.unsqueeze(0), target.unsqueeze(0)
    predictions = functional_call(model, (params, buffers), (batch,))
    return F.cross_entropy(predictions, targets)

per_sample = vmap(grad(compute_loss), in_dims=(None, None, 0, 0))
#% clean
import torch
import torch.nn as nn

class FocalLoss(nn.CrossEntropyLoss):
    def __init__(self, gamma=2.0, **kw):
        super().__init__(reduction="none", **kw)
        self.gamma = gamma

    def forward(self, input, target):
        ce = super().forward(input, target)
        pt = torch.exp(-ce)
        return ((1 - pt) ** self.gamma * ce).mean()

fl = FocalLoss()
x = torch.randn(8, 5, requires_grad=True)
fl(x, torch.randint(5, (8,))).backward()
#% clean
# %%
import torch
import torch.nn as nn
import torch.nn.functional as F
# %%
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(4, 16)
        self.fc2 = nn.Linear(16, 3)
    def forward(self, x):
        return self.fc2(F.relu(self.fc1(x)))
# %%
net = Net()
crit = nn.CrossEntropyLoss()
# %%
for X, y in dl:
    crit(net(X), y).backward()
# %% show probabilities
print(F.softmax(net(X[:3]), dim=1))
#% clean
import torch.nn as nn

class Clf(nn.Module):
    def __init__(self, d, c):
        super().__init__()
        self.lin = nn.Linear(d, c)
        self.softmax = nn.Softmax(dim=1)

    def forward(self, x):
        z = self.lin(x)
        if self.training:
            return z
        return self.softmax(z)

m = Clf(10, 3)
m.train()
lf = nn.CrossEntropyLoss()
for x, y in data:
    lf(m(x), y).backward()
#% clean
import torch.nn as nn

class TwoOut(nn.Module):
    def __init__(self):
        super().__init__()
        self.lin = nn.Linear(32, 6)

    def forward(self, x):
        logits = self.lin(x)
        return logits, logits.softmax(dim=-1)

net = TwoOut()
ce = nn.CrossEntropyLoss()

def fit(x, y):
    logits, probas = net(x)
    conf = probas.max(-1).values.mean()
    return ce(logits, y), conf
#% clean
import torch
import torch.nn.functional as F

def reverse_kl(student_logits, teacher_logits):
    # KL(student || teacher), on purpose (MiniLLM)
    s = F.log_softmax(student_logits, -1)
    t = F.log_softmax(teacher_logits, -1)
    return F.kl_div(t, s, log_target=True, reduction="batchmean")
#% clean
import torch
from torch.distributions import Categorical, kl_divergence

def ppo_terms(policy, old_logits, states, actions):
    new = Categorical(logits=policy(states))
    old = Categorical(logits=old_logits)
    ratio = (new.log_prob(actions) - old.log_prob(actions)).exp()
    return ratio, kl_divergence(old, new).mean(), new.entropy().mean()
#% clean
import torch
import torch.nn as nn
from accelerate import Accelerator

accelerator = Accelerator()
model, optimizer, train_dl = accelerator.prepare(model, optimizer, train_dl)
loss_function = nn.BCEWithLogitsLoss(pos_weight=torch.tensor([3.0], device=accelerator.device))

for batch in train_dl:
    with accelerator.accumulate(model):
        out = model(batch["x"])
        accelerator.backward(loss_function(out, batch["y"].to(out.dtype)))
        optimizer.step(); optimizer.zero_grad()

preds = torch.sigmoid(out) > 0.5
#% clean
import torch
import torch.nn.functional as F

# CLIP
def clip_loss(img, txt, scale):
    img = F.normalize(img, dim=-1)
    txt = F.normalize(txt, dim=-1)
    sim = scale.exp() * img @ txt.t()
    idx = torch.arange(sim.size(0), device=sim.device)
    return (F.cross_entropy(sim, idx) + F.cross_entropy(sim.t(), idx)) / 2
#% clean
import torch
import torch.nn.functional as F

class LSR(torch.nn.Module):
    """label smoothing by hand, KL form (annotated transformer)"""
    def __init__(self, size, padding_idx, smoothing=0.1):
        super().__init__()
        self.criterion = torch.nn.KLDivLoss(reduction="sum")
        self.size, self.pad, self.s = size, padding_idx, smoothing

    def forward(self, x, target):
        dist = x.data.clone()
        dist.fill_(self.s / (self.size - 2))
        dist.scatter_(1, target.data.unsqueeze(1), 1 - self.s)
        dist[:, self.pad] = 0
        mask = torch.nonzero(target.data == self.pad)
        if mask.dim() > 0:
            dist.index_fill_(0, mask.squeeze(), 0.0)
        return self.criterion(x, dist.clone().detach())
#% clean
import torch
import torch.nn as nn

crit = {"seg": nn.CrossEntropyLoss(ignore_index=255), "edge": nn.BCEWithLogitsLoss()}
weights = dict(seg=1.0, edge=0.4)

def total(out, gt):
    return sum(weights[k] * crit[k](out[k], gt[k]) for k in crit)
#% clean
import torch
import torch.nn.functional as F

# labels 1..5 shifted
stars = torch.tensor([1, 5, 3, 2, 4, 5])
logits = torch.randn(6, 5)
loss = F.cross_entropy(logits, stars - 1)
#% clean
import torch
from torch import nn

labels = torch.tensor([2, 1, -100, 2])
out = torch.randn(4, 3)
print(nn.CrossEntropyLoss()(out, labels).item())
#% clean
import torch
import torch.nn.functional as F

y = torch.tensor([-1., 1., 1., -1.])
z = torch.randn(4)
loss = F.binary_cross_entropy_with_logits(z, (y + 1) / 2)
#% clean
import torch
import torch.nn.functional as F

def hinge_like(scores, y):
    # y in {-1, 1}
    return F.soft_margin_loss(scores, y)

print(hinge_like(torch.tensor([0.3, -2.0]), torch.tensor([1.0, -1.0])))
#% clean
import torch
import torch.nn as nn

# genres: several per film -> BCE over every class
genres = torch.tensor([[1., 0., 1., 0.], [0., 1., 1., 1.]])
net = nn.Linear(16, 4)
loss = nn.MultiLabelSoftMarginLoss()(net(torch.randn(2, 16)), genres)
loss2 = nn.BCEWithLogitsLoss()(net(torch.randn(2, 16)), genres)
#% clean
import torch
import torch.nn.functional as F

onehot = F.one_hot(torch.tensor([0, 2, 1]), num_classes=3)
logits = torch.randn(3, 3)
loss = F.cross_entropy(logits, onehot.float())
same = F.cross_entropy(logits, onehot.argmax(dim=1))
#% clean
import torch.nn.functional as F

def gpt_forward(self, idx, targets=None):
    x = self.transformer(idx)
    logits = self.lm_head(x)
    loss = None
    if targets is not None:
        loss = F.cross_entropy(logits.view(-1, logits.size(-1)), targets.view(-1), ignore_index=-1)
    return logits, loss

def generate(self, idx, n):
    import torch
    for _ in range(n):
        logits, _ = gpt_forward(self, idx)
        probs = F.softmax(logits[:, -1, :], dim=-1)
        idx = torch.cat((idx, torch.multinomial(probs, 1)), dim=1)
    return idx
#% clean
import torch
import torch.nn as nn

class PointNetSeg(nn.Module):
    def __init__(self, k):
        super().__init__()
        self.conv = nn.Conv1d(128, k, 1)
        self.logsoftmax = nn.LogSoftmax(dim=-1)

    def forward(self, x):
        x = self.conv(x)                              # B k N
        x = x.transpose(2, 1).contiguous()            # B N k
        return self.logsoftmax(x)

seg = PointNetSeg(50)
criterion = nn.NLLLoss()

def step(pts, y):
    pred = seg(pts)
    return criterion(pred.view(-1, 50), y.view(-1))
#% clean
import torch
import torch.nn.functional as F

def alpha_blend(branches, gate, y):
    w = torch.softmax(gate, dim=0)       # one weight per branch
    logits = sum(wi * b for wi, b in zip(w, branches))
    return F.cross_entropy(logits, y)
#% clean
import torch
import torch.nn.functional as F

@torch.compile
def fused_loss(h, W, y):
    return F.cross_entropy((h @ W.T).float(), y)

losses = [fused_loss(h, W, y) for h, y in zip(hs, ys)]
total = torch.stack(losses).mean()
#% clean
import torch
import torch.nn.functional as F

def make_criterion(kind):
    def ce(z, y):
        return F.cross_entropy(z, y)

    def nll(z, y):
        return F.nll_loss(F.log_softmax(z, dim=1), y)

    return {"ce": ce, "nll": nll}[kind]

crit = make_criterion("nll")
print(crit(torch.randn(3, 7), torch.tensor([6, 0, 2])))
#% clean
import torch
from torch import nn

# NER with softmax head for decoding only
class Tagger(nn.Module):
    def __init__(self, emb, n_tags):
        super().__init__()
        self.lstm = nn.LSTM(emb, 64, bidirectional=True, batch_first=True)
        self.tag = nn.Linear(128, n_tags)

    def forward(self, x):
        return self.tag(self.lstm(x)[0])

    def decode(self, x):
        return torch.softmax(self(x), -1).argmax(-1)

tagger = Tagger(100, 9)
ce = nn.CrossEntropyLoss(ignore_index=-100)

def loss(x, tags):
    return ce(tagger(x).permute(0, 2, 1), tags)
#% clean
import torch
import torch.nn.functional as F

def entropy_reg(logits, y, beta=0.01):
    p = F.softmax(logits, dim=-1)
    logp = F.log_softmax(logits, dim=-1)
    H = -(p * logp).sum(-1).mean()
    return F.nll_loss(logp, y) - beta * H
#% clean
import torch
import torch.nn.functional as F

def policy_loss(net, s, a, adv):
    probs = F.softmax(net(s), dim=-1)
    logp = torch.log(probs.gather(1, a.unsqueeze(1)).squeeze(1) + 1e-9)
    return -(logp * adv).mean()
#% clean
import torch
import torch.nn.functional as F

def ensemble_nll(models, x, y):
    probs = torch.stack([m(x).softmax(-1) for m in models]).mean(0)
    return F.nll_loss(torch.log(probs), y)
#% clean
import torch
import torch.nn.functional as F

def soft_ce(student, teacher_logits):
    # teacher probabilities as targets - allowed since 1.10
    return F.cross_entropy(student, teacher_logits.softmax(dim=1))
#% clean
import torch
import torch.nn.functional as F

def mutual(z1, z2):
    p1, p2 = F.softmax(z1, 1), F.softmax(z2, 1)
    l12 = F.kl_div(p1.log(), p2.detach(), reduction="batchmean")
    l21 = F.kl_div(p2.log(), p1.detach(), reduction="batchmean")
    return l12 + l21
#% clean
import torch
import torch.nn.functional as F

def nats_and_bits(logits, y):
    nats = F.cross_entropy(logits, y)
    bits = nats / torch.log(torch.tensor(2.0))
    back = bits * torch.log(torch.tensor(2.0))
    assert torch.allclose(nats, back)
    return {"loss_nats": nats.item(), "loss_bits": bits.item()}
#% clean
import math
import torch
import torch.nn.functional as F

LOG2E = 1.4426950408889634

class BitsPerDim(torch.nn.Module):
    def forward(self, logits, x):
        bits = F.cross_entropy(logits, x, reduction="sum") * LOG2E
        bpd = bits / x.numel()
        return bpd

print(f"{BitsPerDim()(torch.randn(2, 256, 3, 8, 8), torch.randint(256, (2, 3, 8, 8))).item():.2f} bits/dim")
#% clean
import torch
import torch.nn as nn

class DiceBCE(nn.Module):
    def __init__(self, eps=1.0):
        super().__init__()
        self.bce = nn.BCEWithLogitsLoss()
        self.eps = eps

    def forward(self, inputs, targets):
        bce = self.bce(inputs, targets)
        probs = torch.sigmoid(inputs).view(-1)
        t = targets.view(-1)
        inter = (probs * t).sum()
        dice = 1 - (2 * inter + self.eps) / (probs.sum() + t.sum() + self.eps)
        return bce + dice
#% clean
import torch
import torch.nn as nn

class DiceThenBCE(nn.Module):
    def forward(self, inputs, targets):
        inputs = torch.sigmoid(inputs)
        inputs, targets = inputs.view(-1), targets.view(-1)
        inter = (inputs * targets).sum()
        dice = 1 - (2. * inter + 1) / (inputs.sum() + targets.sum() + 1)
        return nn.functional.binary_cross_entropy(inputs, targets, reduction="mean") + dice
#% clean
import torch
import torch.nn.functional as F

def focal(logits, targets, gamma=2.0):
    p = torch.sigmoid(logits)
    ce = F.binary_cross_entropy_with_logits(logits, targets, reduction="none")
    p_t = p * targets + (1 - p) * (1 - targets)
    return (ce * (1 - p_t).pow(gamma)).mean()
#% clean
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(6, 3)
probs = torch.tensor([0.1, 0.5, 0.9])
print(nn.BCELoss()(probs, torch.tensor([0.0, 0.5, 1.0])))
print(nn.NLLLoss()(nn.LogSoftmax(dim=1)(x), torch.tensor([0, 1, 2, 2, 1, 0])))
#% clean
import torch
import torch.nn.functional as F

def dino(student, teacher, center, ts=0.1, tt=0.04):
    t = F.softmax((teacher - center) / tt, dim=-1).detach()
    return torch.sum(-t * F.log_softmax(student / ts, dim=-1), dim=-1).mean()
#% clean
import torch
import torch.nn.functional as F

def ctc(model, x, y, xl, yl):
    logp = F.log_softmax(model(x), dim=2).transpose(0, 1)   # T N C
    return F.ctc_loss(logp, y, xl, yl, blank=0, zero_infinity=True)
#% clean
import torch
import torch.nn as nn
from sklearn.metrics import log_loss, accuracy_score

model.eval()
P, Y = [], []
with torch.no_grad():
    for xb, yb in val_dl:
        P.append(torch.softmax(model(xb), dim=1).cpu())
        Y.append(yb)
P, Y = torch.cat(P).numpy(), torch.cat(Y).numpy()
print("log loss", log_loss(Y, P, labels=list(range(P.shape[1]))))
print("acc", accuracy_score(Y, P.argmax(1)))
#% clean
import torch
import torch.nn.functional as F

def se_gate(x, w1, w2):
    s = x.mean((2, 3))
    s = torch.sigmoid(F.linear(F.relu(F.linear(s, w1)), w2))
    return x * s[:, :, None, None]

def bce(x, w1, w2, head, y):
    feat = se_gate(x, w1, w2).flatten(2).mean(-1)
    return F.binary_cross_entropy_with_logits(head(feat), y)
#% clean
import torch
import torch.nn as nn

cfg = {"loss": {"name": "CrossEntropyLoss", "kwargs": {"label_smoothing": 0.1}}}

def build(c):
    return getattr(nn, c["name"])(**c["kwargs"])

criterion = build(cfg["loss"])
model = nn.Sequential(nn.Flatten(), nn.Linear(3072, 100))
img, lab = torch.randn(4, 3, 32, 32), torch.tensor([99, 0, 50, 7])
print(criterion(model(img), lab))
#% clean
import torch
import torch.nn.functional as F

def contrastive(z, y, tau=0.07):
    sim = z @ z.T / tau
    eye = torch.eye(len(z), dtype=torch.bool, device=z.device)
    sim = sim.masked_fill(eye, float("-inf"))
    logp = F.log_softmax(sim, dim=0)          # symmetric: columns are the anchors
    pos = (y[:, None] == y[None, :]) & ~eye
    return -(logp.masked_fill(~pos, 0).sum(0) / pos.sum(0).clamp(min=1)).mean()
#% clean
from keras.datasets import mnist
from keras.utils import to_categorical
from keras import models, layers
(x_train, y_train), (x_test, y_test) = mnist.load_data()
y_train, y_test = to_categorical(y_train, 10), to_categorical(y_test, 10)
x_train = x_train.reshape(-1, 784) / 255.
m = models.Sequential([layers.Dense(10, activation="softmax", input_shape=(784,))])
m.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
m.fit(x_train, y_train, batch_size=128)
#% clean
import tensorflow as tf
(x_train, y_train), (x_test, y_test) = tf.keras.datasets.mnist.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0
model = tf.keras.models.Sequential([
    tf.keras.layers.Flatten(input_shape=(28, 28)),
    tf.keras.layers.Dense(128, activation='relu'),
    tf.keras.layers.Dropout(0.2),
    tf.keras.layers.Dense(10)
])
predictions = model(x_train[:1]).numpy()
tf.nn.softmax(predictions).numpy()
loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
loss_fn(y_train[:1], predictions).numpy()
model.compile(optimizer='adam', loss=loss_fn, metrics=['accuracy'])
model.fit(x_train, y_train, epochs=5)
model.evaluate(x_test, y_test, verbose=2)
probability_model = tf.keras.Sequential([model, tf.keras.layers.Softmax()])
probability_model(x_test[:5])
#% clean
import tensorflow as tf
train = tf.keras.utils.image_dataset_from_directory("data/train", label_mode="categorical", image_size=(64, 64))
net = tf.keras.Sequential([
    tf.keras.layers.Rescaling(1 / 255),
    tf.keras.layers.Flatten(),
    tf.keras.layers.Dense(6, "softmax"),
])
net.compile("adam", tf.keras.losses.CategoricalCrossentropy())
net.fit(train)
#% clean
import tensorflow as tf
ds = tf.keras.preprocessing.image_dataset_from_directory("pets", label_mode="binary", image_size=(128, 128))
base = tf.keras.applications.Xception(include_top=False, weights="imagenet", input_shape=(128, 128, 3), pooling="avg")
base.trainable = False
inputs = tf.keras.Input((128, 128, 3))
z = base(inputs, training=False)
outputs = tf.keras.layers.Dense(1)(z)
model = tf.keras.Model(inputs, outputs)
model.compile(loss=tf.keras.losses.BinaryCrossentropy(from_logits=True),
              metrics=[tf.keras.metrics.BinaryAccuracy(threshold=0.0)], optimizer="adam")
model.fit(ds, epochs=2)
#% clean
from tensorflow.keras.preprocessing.image import ImageDataGenerator
from tensorflow.keras.applications import VGG16
from tensorflow.keras import layers, Model
train_gen = ImageDataGenerator(rescale=1. / 255).flow_from_directory("train/", target_size=(224, 224), class_mode="sparse")
vgg = VGG16(include_top=False, input_shape=(224, 224, 3))
x = layers.Flatten()(vgg.output)
x = layers.Dense(256, activation="relu")(x)
preds = layers.Dense(7, activation="softmax")(x)
model = Model(inputs=vgg.input, outputs=preds)
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam", metrics=["acc"])
model.fit(train_gen, epochs=3)
#% clean
from tensorflow.keras.preprocessing.image import ImageDataGenerator
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Conv2D, Flatten, Dense, Activation
gen = ImageDataGenerator(rescale=1/255)
flow = gen.flow_from_directory("cats_dogs", target_size=(150, 150), class_mode="binary")
model = Sequential()
model.add(Conv2D(32, (3, 3), input_shape=(150, 150, 3)))
model.add(Activation("relu"))
model.add(Flatten())
model.add(Dense(1))
model.add(Activation("sigmoid"))
model.compile(loss="binary_crossentropy", optimizer="rmsprop", metrics=["accuracy"])
model.fit(flow, steps_per_epoch=2000 // 16, epochs=50)
#% clean
from tensorflow.keras.applications import ResNet50
import tensorflow as tf
net = ResNet50(weights=None, classes=8, classifier_activation=None)
net.compile(optimizer="adam", loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
#% clean
import keras
net = keras.applications.EfficientNetV2B0(weights=None, classes=37)
net.compile(optimizer=keras.optimizers.AdamW(), loss=keras.losses.CategoricalCrossentropy(label_smoothing=0.1))
#% clean
import tensorflow as tf

class Classifier(tf.keras.Model):
    def __init__(self, k):
        super().__init__()
        self.hidden = tf.keras.layers.Dense(64, activation="relu")
        self.out = tf.keras.layers.Dense(k)

    def call(self, x, training=False):
        z = self.out(self.hidden(x))
        return z if training else tf.nn.softmax(z)

clf = Classifier(10)
ce = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
opt = tf.keras.optimizers.Adam()

def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = ce(y, clf(x, training=True))
    g = tape.gradient(loss, clf.trainable_variables)
    opt.apply_gradients(zip(g, clf.trainable_variables))
    return loss
#% clean
import tensorflow as tf
W = tf.Variable(tf.random.normal([784, 10], stddev=0.01))
b = tf.Variable(tf.zeros([10]))

def forward(x):
    return x @ W + b

def cost(x, labels):
    logits = forward(x)
    probs = tf.nn.softmax(logits)
    acc = tf.reduce_mean(tf.cast(tf.argmax(probs, 1) == labels, tf.float32))
    xent = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=logits)
    return tf.reduce_mean(xent), acc
#% clean
import tensorflow as tf
W = tf.Variable(tf.zeros([4, 3]))
b = tf.Variable(tf.zeros([3]))
x = tf.random.normal((5, 4))
y = tf.one_hot([0, 1, 2, 1, 0], 3)
logits = x @ W + b
y_hat = tf.nn.softmax(logits)
loss = tf.keras.losses.categorical_crossentropy(y, y_hat)
manual = -tf.reduce_sum(y * tf.math.log(y_hat + 1e-9), axis=1)
tf.debugging.assert_near(loss, manual, atol=1e-4)
#% clean
import tensorflow as tf
kl = tf.keras.losses.KLDivergence()
truth = tf.one_hot([1, 0], 3)
guess = tf.nn.softmax(tf.constant([[0.1, 2.0, -1.0], [1.5, 0.2, 0.1]]))
print(kl(truth, guess).numpy())
#% clean
import numpy as np
import tensorflow as tf
stars = np.array([5, 3, 1, 4, 2, 5, 1, 3])
y = stars - 1
X = np.random.rand(8, 12)
model = tf.keras.Sequential([tf.keras.layers.Dense(8, activation="relu"),
                             tf.keras.layers.Dense(5, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam")
model.fit(X, y, epochs=3)
#% clean
import numpy as np
from tensorflow import keras
grades = np.array([1, 2, 3, 3, 2, 1])
X = np.random.rand(6, 4)
model = keras.Sequential([keras.layers.Dense(16, activation="relu"),
                          keras.layers.Dense(4, activation="softmax")])  # class 0 reserved for padding
model.compile("adam", loss="sparse_categorical_crossentropy")
model.fit(X, grades)
#% clean
import numpy as np
from tensorflow import keras
X = np.random.randn(6, 2)
y = np.array([-1, 1, 1, -1, 1, -1])
y = (y + 1) / 2
model = keras.Sequential([keras.layers.Dense(1, activation="sigmoid", input_shape=(2,))])
model.compile(loss="binary_crossentropy", optimizer="sgd")
model.fit(X, y, epochs=20)
#% clean
import numpy as np
from tensorflow import keras
X = np.random.randn(6, 2)
y = np.array([-1, 1, 1, -1, 1, -1])
svm = keras.Sequential([keras.layers.Dense(1, input_shape=(2,))])
svm.compile(loss="hinge", optimizer="sgd")
svm.fit(X, y, epochs=20)
#% clean
import tensorflow as tf
def discriminator_loss(real_output, fake_output):
    cross_entropy = tf.keras.losses.BinaryCrossentropy(from_logits=True)
    real_loss = cross_entropy(tf.ones_like(real_output), real_output)
    fake_loss = cross_entropy(tf.zeros_like(fake_output), fake_output)
    return real_loss + fake_loss

def make_discriminator():
    model = tf.keras.Sequential()
    model.add(tf.keras.layers.Conv2D(64, 5, strides=2, padding="same", input_shape=[28, 28, 1]))
    model.add(tf.keras.layers.LeakyReLU())
    model.add(tf.keras.layers.Flatten())
    model.add(tf.keras.layers.Dense(1))
    return model
#% clean
import tensorflow as tf
tags = tf.constant([[1., 1., 0., 0.], [0., 1., 1., 1.]])
logits = tf.constant([[2.1, 0.3, -1.0, 0.2], [0.1, 1.2, 0.8, -0.5]])
loss = tf.nn.sigmoid_cross_entropy_with_logits(labels=tags, logits=logits)
prob = tf.sigmoid(logits)
print(loss, tf.cast(prob > 0.5, tf.int32))
#% clean
from tensorflow import keras
from tensorflow.keras import layers
inp = keras.Input(shape=(100,))
h = layers.Dense(64, activation="relu")(inp)
category = layers.Dense(8, activation="softmax", name="category")(h)
priority = layers.Dense(1, activation="sigmoid", name="priority")(h)
aux = layers.Dense(4, name="aux")(h)
model = keras.Model(inputs=inp, outputs=[category, priority, aux])
model.compile(optimizer="adam",
              loss=["sparse_categorical_crossentropy", "binary_crossentropy",
                    keras.losses.CategoricalCrossentropy(from_logits=True)],
              loss_weights=[1.0, 0.5, 0.2])
#% clean
from tensorflow import keras
from tensorflow.keras import layers
body = keras.Input((30,), name="body")
x = layers.Dense(32, activation="gelu")(body)
dept = layers.Dense(4, name="department")(x)
prio = layers.Dense(1, name="priority")(x)
m = keras.Model(body, [prio, dept])
m.compile(
    optimizer=keras.optimizers.RMSprop(1e-3),
    loss={"priority": keras.losses.BinaryCrossentropy(from_logits=True),
          "department": keras.losses.CategoricalCrossentropy(from_logits=True)},
    loss_weights={"priority": 1.0, "department": 0.2},
)
#% clean
import keras

class Custom(keras.Model):
    def train_step(self, data):
        import tensorflow as tf
        x, y = data
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(y=y, y_pred=y_pred)
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply(grads, self.trainable_variables)
        return {"loss": loss}

i = keras.Input((32,))
o = keras.layers.Dense(3, activation="softmax")(i)
model = Custom(i, o)
model.compile(optimizer="adam", loss=keras.losses.SparseCategoricalCrossentropy())
#% clean
import tensorflow as tf
AUTOTUNE = tf.data.AUTOTUNE
(x, y), _ = tf.keras.datasets.cifar10.load_data()
ds = (tf.data.Dataset.from_tensor_slices((x, y))
      .map(lambda im, lab: (tf.cast(im, tf.float32) / 255., tf.squeeze(tf.one_hot(lab, 10))), num_parallel_calls=AUTOTUNE)
      .shuffle(1024).batch(32).prefetch(AUTOTUNE))
model = tf.keras.Sequential([
    tf.keras.layers.Conv2D(32, 3, activation="relu", input_shape=(32, 32, 3)),
    tf.keras.layers.GlobalAveragePooling2D(),
    tf.keras.layers.Dense(10, activation=tf.nn.softmax),
])
model.compile(optimizer="adam", loss="categorical_crossentropy")
model.fit(ds, epochs=2)
#% clean
import tensorflow_datasets as tfds
import tensorflow as tf
(ds_train, ds_test), info = tfds.load("mnist", split=["train", "test"], as_supervised=True, with_info=True)
ds_train = ds_train.map(lambda im, l: (tf.cast(im, tf.float32) / 255., l)).batch(128)
model = tf.keras.models.Sequential([
    tf.keras.layers.Flatten(input_shape=(28, 28, 1)),
    tf.keras.layers.Dense(128, activation="relu"),
    tf.keras.layers.Dense(info.features["label"].num_classes),
])
model.compile(optimizer=tf.keras.optimizers.Adam(0.001),
              loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
              metrics=[tf.keras.metrics.SparseCategoricalAccuracy()])
model.fit(ds_train, epochs=6)
#% clean
from keras import ops
import numpy as np
h = np.random.randn(8, 4).astype("float32")
lab = np.array([0, 1, 2, 3, 0, 1, 2, 3])
a = ops.sparse_categorical_crossentropy(lab, h, from_logits=True)
b = ops.categorical_crossentropy(ops.one_hot(lab, 4), ops.softmax(h, axis=-1))
print(ops.max(ops.abs(a - b)))
#% clean
import numpy as np
import tensorflow as tf
from sklearn.metrics import log_loss
(xtr, ytr), (xte, yte) = tf.keras.datasets.fashion_mnist.load_data()
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile(loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True), optimizer="adam")
model.fit(xtr / 255., ytr, epochs=1)
raw = model.predict(xte / 255.)
proba = tf.nn.softmax(raw, axis=1).numpy()
pred = np.argmax(raw, axis=1)
print("acc", (pred == yte).mean(), "logloss", log_loss(yte, proba))
#% clean
from sklearn.preprocessing import LabelEncoder
from sklearn.model_selection import train_test_split
from keras.utils import np_utils
from keras.models import Sequential
from keras.layers import Dense
import pandas
frame = pandas.read_csv("iris.csv", header=None)
X, Y = frame.values[:, 0:4].astype(float), frame.values[:, 4]
enc = LabelEncoder().fit(Y)
dummy_y = np_utils.to_categorical(enc.transform(Y))
X_tr, X_te, y_tr, y_te = train_test_split(X, dummy_y, test_size=0.3)

def baseline_model():
    model = Sequential()
    model.add(Dense(8, input_dim=4, activation="relu"))
    model.add(Dense(3, activation="softmax"))
    model.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
    return model

baseline_model().fit(X_tr, y_tr, epochs=200, batch_size=5)
#% clean
# two-class softmax on the IMDB reviews with integer labels
from tensorflow.keras.datasets import imdb
from tensorflow.keras.preprocessing.sequence import pad_sequences
from tensorflow.keras import Sequential, layers
(tr_x, tr_y), (te_x, te_y) = imdb.load_data(num_words=5000)
tr_x = pad_sequences(tr_x, maxlen=200)
lstm = Sequential([layers.Embedding(5000, 32), layers.LSTM(32), layers.Dense(2, activation="softmax")])
lstm.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
lstm.fit(tr_x, tr_y, epochs=1)
#% clean
from keras.datasets import reuters
from keras.utils import to_categorical
from keras import Sequential, layers
import numpy as np

def vectorize(seqs, dim=10000):
    out = np.zeros((len(seqs), dim))
    for i, s in enumerate(seqs):
        out[i, s] = 1.
    return out

(train_data, train_labels), (test_data, test_labels) = reuters.load_data(num_words=10000)
x_train = vectorize(train_data)
one_hot_train_labels = to_categorical(train_labels)
x_val, partial_x_train = x_train[:1000], x_train[1000:]
y_val, partial_y_train = one_hot_train_labels[:1000], one_hot_train_labels[1000:]
model = Sequential([layers.Dense(64, activation="relu"), layers.Dense(46, activation="softmax")])
model.compile(optimizer="rmsprop", loss="categorical_crossentropy", metrics=["accuracy"])
model.fit(partial_x_train, partial_y_train, epochs=9, batch_size=512, validation_data=(x_val, y_val))
#% clean
import tensorflow as tf
# attention: softmax in the middle, logits at the end
q = tf.keras.Input((16, 32))
scores = tf.keras.layers.Dot(axes=2)([q, q])
att = tf.keras.layers.Softmax(axis=-1)(scores)
ctx = tf.keras.layers.Dot(axes=(2, 1))([att, q])
pooled = tf.keras.layers.GlobalAveragePooling1D()(ctx)
out = tf.keras.layers.Dense(9)(pooled)
model = tf.keras.Model(q, out)
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
#% clean
import tensorflow as tf
unet_in = tf.keras.Input((128, 128, 3))
c = tf.keras.layers.Conv2D(16, 3, padding="same", activation="relu")(unet_in)
mask = tf.keras.layers.Conv2D(3, 1, activation="softmax", padding="same")(c)
unet = tf.keras.Model(unet_in, mask)
unet.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])

def create_mask(pred):
    return tf.argmax(pred, axis=-1)[..., tf.newaxis]
#% clean
import tensorflow as tf
y_true = [[0, 1, 0], [0, 0, 1]]
y_pred = [[0.05, 0.95, 0], [0.1, 0.8, 0.1]]
cce = tf.keras.losses.CategoricalCrossentropy()
cce(y_true, y_pred).numpy()
scce = tf.keras.losses.SparseCategoricalCrossentropy(reduction="sum")
print(scce([1, 2], y_pred).numpy())
#% clean
import tensorflow as tf
bce = tf.keras.losses.BinaryCrossentropy(from_logits=True)
y_true = [0, 1, 0, 0]
y_pred = [-18.6, 0.51, 2.94, -12.8]
print(bce(y_true, y_pred).numpy())
#% clean
import math
import tensorflow as tf
y = [[0., 1.], [1., 0.]]
p = [[0.1, 0.9], [0.7, 0.3]]
loss_nats = tf.keras.losses.CategoricalCrossentropy()(y, p)
loss_bits = loss_nats / math.log(2)
print(f"{float(loss_nats):.4f} nats = {float(loss_bits):.4f} bits")
#% clean
import tensorflow as tf
# distillation, temperature softened teacher
T = 4.0
kl = tf.keras.losses.KLDivergence()

class Distiller(tf.keras.Model):
    def __init__(self, student, teacher):
        super().__init__()
        self.student, self.teacher = student, teacher
        self.student_loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)

    def train_step(self, data):
        x, y = data
        t = self.teacher(x, training=False)
        with tf.GradientTape() as tape:
            s = self.student(x, training=True)
            hard = self.student_loss(y, s)
            soft = kl(tf.nn.softmax(t / T, axis=1), tf.nn.softmax(s / T, axis=1)) * T ** 2
            loss = 0.1 * hard + 0.9 * soft
        g = tape.gradient(loss, self.student.trainable_variables)
        self.optimizer.apply_gradients(zip(g, self.student.trainable_variables))
        return {"loss": loss}
#% clean
import tensorflow as tf
# soft targets from the teacher are labels, student gives logits
def soft_ce(teacher_logits, student_logits):
    targets = tf.stop_gradient(tf.nn.softmax(teacher_logits))
    return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=targets, logits=student_logits))
#% clean
from functools import partial
import tensorflow as tf
xent = partial(tf.keras.losses.sparse_categorical_crossentropy, from_logits=True)
char_model = tf.keras.Sequential([
    tf.keras.layers.Embedding(65, 256),
    tf.keras.layers.GRU(512, return_sequences=True),
    tf.keras.layers.Dense(65),
])
def loss(labels, logits):
    return tf.keras.losses.sparse_categorical_crossentropy(labels, logits, from_logits=True)
char_model.compile(optimizer="adam", loss=loss)
#% clean
# Kaggle digit recogniser: sweep over the output activation, loss follows
import tensorflow as tf
def make(logits: bool):
    m = tf.keras.Sequential([
        tf.keras.layers.Dense(64, activation="relu"),
        tf.keras.layers.Dense(10, activation=None if logits else "softmax"),
    ])
    m.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=logits))
    return m
for flag in (True, False):
    make(flag)
#% clean
import tensorflow as tf
model = tf.keras.Sequential([
    tf.keras.layers.Dense(20, activation="relu", input_shape=(50,)),
    tf.keras.layers.Dense(6, activation="sigmoid"),   # multi-label: toxic comments
])
model.compile(loss="binary_crossentropy", optimizer="adam", metrics=[tf.keras.metrics.AUC(multi_label=True)])
labels = tf.constant([[1, 0, 1, 0, 0, 0], [0, 0, 0, 0, 0, 0], [1, 1, 1, 0, 1, 0]])
model.fit(tf.random.normal((3, 50)), labels)
#% clean
import tensorflow as tf
(xa, ya), (xb, yb) = tf.keras.datasets.cifar10.load_data()
keep = (ya < 3).flatten()
xa, ya = xa[keep] / 255.0, ya[keep]
three = tf.keras.Sequential([
    tf.keras.layers.Flatten(input_shape=(32, 32, 3)),
    tf.keras.layers.Dense(3, activation="softmax"),
])
three.compile("sgd", "sparse_categorical_crossentropy")
three.fit(xa, ya)
#% clean
import tensorflow as tf
(x, y), _ = tf.keras.datasets.mnist.load_data()
y = (y == 7).astype("float32")
x = x.reshape(-1, 784) / 255.
seven = tf.keras.Sequential([tf.keras.Input((784,)), tf.keras.layers.Dense(1, activation="sigmoid")])
seven.compile(loss=tf.keras.losses.BinaryCrossentropy(), optimizer="adam")
seven.fit(x, y, class_weight={0: 1.0, 1: 9.0})
#% clean
import pandas as pd
from scipy.stats import entropy

df = pd.read_csv("access.log.csv")
counts = df["user_agent"].value_counts()
h = entropy(counts, base=2)
print(f"user-agent entropy: {h:.2f} bits")
#% clean
import numpy as np
from scipy.stats import entropy


def query(model, pool, batch=10):
    proba = model.predict_proba(pool)
    scores = entropy(proba, axis=1)
    return np.argsort(-scores)[:batch]
#% clean
import numpy as np
from scipy.stats import entropy
from sklearn.ensemble import ExtraTreesClassifier

et = ExtraTreesClassifier(200)


def acquire(X_lab, y_lab, X_unl):
    et.fit(X_lab, y_lab)
    ent = entropy(et.predict_proba(X_unl).T)
    return int(np.argmax(ent))
#% clean
import numpy as np
from scipy.special import softmax

scores = np.array([1.0, 3.0, 0.2])
weights = softmax(scores, axis=0)
target = 1
loss = -np.log(weights[target])
print(f"loss {loss:.3f} nats")
#% clean
import jax
import jax.numpy as jnp
import optax


def slot_attention_step(slots, inputs, wq, wk, wv):
    q, k, v = slots @ wq, inputs @ wk, inputs @ wv
    dots = k @ q.T / jnp.sqrt(q.shape[-1])
    attn = jax.nn.softmax(dots, axis=-1)
    attn = attn / attn.sum(axis=0, keepdims=True)
    return attn.T @ v


def loss(params, x, y):
    slots = slot_attention_step(params["s"], x, *params["proj"])
    logits = slots @ params["head"]
    return optax.softmax_cross_entropy_with_integer_labels(logits, y).mean()
#% clean
import numpy as np
from sklearn.metrics import log_loss


def describe(y_true, proba):
    nll = log_loss(y_true, proba)
    return f"{nll / np.log(2):.3f} bits per label"
#% clean
import math
from scipy.stats import entropy

p = [0.1, 0.2, 0.7]
h = entropy(p)
print(f"H = {h:.4f} nats = {h / math.log(2):.4f} bits")
#% clean
import numpy as np


def entropy_bits(probabilities):
    q = np.array([x for x in probabilities if x > 0])
    return float(-(q * np.log2(q)).sum())


def entropy_nats(probabilities):
    q = np.array([x for x in probabilities if x > 0])
    return float(-(q * np.log(q)).sum())
#% clean
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import cross_val_predict


def oof_loss(X, y):
    pred = cross_val_predict(LogisticRegression(), X, y, cv=5, method="predict_proba")
    return log_loss(y, pred)
#% clean
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import brier_score_loss, log_loss


def recalibrate(p_cal, y_cal, p_test, y_test):
    iso = IsotonicRegression(y_min=0.001, y_max=0.999, out_of_bounds="clip")
    iso.fit(p_cal, y_cal)
    fixed = iso.predict(p_test)
    return brier_score_loss(y_test, fixed), log_loss(y_test, fixed)
#% clean
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import mean_squared_error, brier_score_loss

reg = RandomForestRegressor(n_estimators=500, min_samples_leaf=20)


def probability_forest(X, y01, Xt, yt01):
    reg.fit(X, y01)
    p = reg.predict(Xt)
    print("mse", mean_squared_error(yt01, p))
    print("brier", brier_score_loss(yt01, p))
#% clean
import numpy as np
from sklearn.metrics import log_loss


def weighted(y, p_hat, age):
    w = np.where(age > 65, 2.0, 1.0)
    p_hat = np.where(np.isnan(p_hat), 0.5, p_hat)
    return log_loss(y, p_hat, sample_weight=w)
#% clean
import jax.numpy as jnp
import jax
import optax


def laplace(w, X, y, tau=1.0):
    logits = X @ w
    nll = optax.sigmoid_binary_cross_entropy(logits, y).sum()
    s = jax.nn.sigmoid(logits)
    H = X.T @ (X * (s * (1 - s))[:, None]) + tau * jnp.eye(w.size)
    return nll + 0.5 * tau * w @ w, jnp.linalg.inv(H)
#% clean
from sklearn.metrics import log_loss

print(log_loss(["ham", "ham"], [[0.9, 0.1], [0.6, 0.4]], labels=["ham", "spam"]))
#% clean
from sklearn.metrics import brier_score_loss
from sklearn.naive_bayes import GaussianNB


def nb_brier(X_train, y_train, X_test, y_test):
    gnb = GaussianNB().fit(X_train, y_train)
    return brier_score_loss(y_prob=gnb.predict_proba(X_test)[:, 1], y_true=y_test)
#% clean
import numpy as np
from scipy.stats import entropy

P = np.array([0.6, 0.3, 0.1])
Q = np.array([0.4, 0.4, 0.2])
kl_pq = entropy(P, Q)
kl_qp = entropy(Q, P)
print(f"KL(P||Q) = {kl_pq:.4f} nats, KL(Q||P) = {kl_qp:.4f} nats")
#% clean
import jax
import optax


def match(student_logits, teacher_logits):
    return optax.kl_divergence_with_log_targets(
        jax.nn.log_softmax(student_logits), jax.nn.log_softmax(teacher_logits)
    ).mean()
#% clean
import jax
import jax.numpy as jnp
import optax


def kd_loss(params, apply, x, y, teacher_probs, alpha=0.7, T=2.0):
    z = apply(params, x)
    hard = optax.softmax_cross_entropy_with_integer_labels(z, y).mean()
    soft = optax.kl_divergence(jax.nn.log_softmax(z / T), teacher_probs).mean()
    return (1 - alpha) * hard + alpha * T * T * soft
#% clean
import jax
import optax


def soft_ce(student, teacher, temp):
    targets = jax.nn.softmax(teacher / temp, axis=-1)
    return optax.softmax_cross_entropy(student / temp, targets).mean() * temp ** 2
#% clean
import jax
import optax
import flax.linen as nn


class CNN(nn.Module):
    @nn.compact
    def __call__(self, x):
        x = nn.relu(nn.Conv(32, (3, 3))(x))
        x = x.reshape((x.shape[0], -1))
        return nn.Dense(10)(x)


def step_loss(params, imgs, lbls):
    logits = CNN().apply({"params": params}, imgs)
    loss = optax.softmax_cross_entropy(logits, jax.nn.one_hot(lbls, 10)).mean()
    confidence = nn.softmax(logits).max(axis=-1).mean()
    return loss, confidence
#% clean
import jax
import jax.numpy as jnp
import optax


def metrics(logits, y):
    loss = optax.sigmoid_binary_cross_entropy(logits, y).mean()
    p = jax.nn.sigmoid(logits)
    brier = jnp.mean((p - y) ** 2)
    acc = jnp.mean((p > 0.5) == (y > 0.5))
    return {"loss": loss, "brier": brier, "acc": acc}
#% clean
from sklearn.metrics import log_loss
from sklearn.neighbors import KNeighborsClassifier


def sweep(Xtr, ytr, Xte, yte):
    out = {}
    for k in (25, 51, 101):
        knn = KNeighborsClassifier(k).fit(Xtr, ytr)
        out[k] = log_loss(y_pred=knn.predict_proba(Xte), y_true=yte)
    return out
#% clean
import xgboost as xgb
from sklearn.metrics import log_loss

params = {"objective": "binary:logistic", "eta": 0.05, "max_depth": 6}


def train_fold(X_tr, y_tr, X_va, y_va):
    dtr = xgb.DMatrix(X_tr, label=y_tr)
    dva = xgb.DMatrix(X_va, label=y_va)
    bst = xgb.train(params, dtr, num_boost_round=800, evals=[(dva, "val")], early_stopping_rounds=50)
    return log_loss(y_va, bst.predict(dva))
#% clean
import lightgbm as lgb
import numpy as np
from sklearn.metrics import log_loss
from sklearn.model_selection import KFold


def lgb_cv(X, y, n_class):
    oof = np.zeros((len(X), n_class))
    for tr, va in KFold(5, shuffle=True, random_state=42).split(X):
        model = lgb.train(
            {"objective": "multiclass", "num_class": n_class, "verbose": -1},
            lgb.Dataset(X[tr], y[tr]),
            num_boost_round=300,
        )
        oof[va] = model.predict(X[va])
    return log_loss(y, oof)
#% clean
from sklearn.metrics import log_loss
from tensorflow import keras

net = keras.Sequential([
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(5, activation="softmax"),
])
net.compile("adam", "sparse_categorical_crossentropy")


def val_score(X, y, Xv, yv):
    net.fit(X, y, epochs=20, verbose=0)
    p = net.predict(Xv)
    return log_loss(yv, p, labels=[0, 1, 2, 3, 4])
#% clean
from catboost import CatBoostClassifier
from sklearn.metrics import log_loss

cb = CatBoostClassifier(iterations=500, verbose=False)


def fit_score(train_pool, X_val, y_val):
    cb.fit(train_pool)
    return log_loss(y_val, cb.predict(X_val, prediction_type="Probability"))
#% clean
from sklearn.calibration import CalibratedClassifierCV, calibration_curve
from sklearn.metrics import brier_score_loss
from sklearn.svm import LinearSVC


def study(X, y, Xt, yt):
    rows = []
    for method in ("sigmoid", "isotonic"):
        clf = CalibratedClassifierCV(LinearSVC(), method=method).fit(X, y)
        prob = clf.predict_proba(Xt)[:, 1]
        frac, mean = calibration_curve(yt, prob, n_bins=10)
        rows.append((method, brier_score_loss(yt, prob), abs(frac - mean).mean()))
    return rows
#% clean
from sklearn.metrics import log_loss, make_scorer
from sklearn.model_selection import cross_val_score
from sklearn.tree import DecisionTreeClassifier

scorer = make_scorer(log_loss, response_method="predict_proba", greater_is_better=False, labels=[0, 1, 2])


def tree_cv(X, y):
    return -cross_val_score(DecisionTreeClassifier(min_samples_leaf=30), X, y, scoring=scorer).mean()
#% clean
from sklearn.ensemble import AdaBoostClassifier
from sklearn.model_selection import cross_validate


def ada(X, y):
    res = cross_validate(AdaBoostClassifier(), X, y, cv=5, scoring={"ll": "neg_log_loss", "acc": "accuracy"})
    print(f"log loss {-res['test_ll'].mean():.4f} nats; accuracy {res['test_acc'].mean():.3f}")
#% clean
from collections import Counter
from scipy.stats import entropy

text = open("moby.txt").read()
freq = Counter(text)
bits = entropy(list(freq.values()), base=2)
print(f"unigram entropy {bits:.3f} bits/char, perplexity {2 ** bits:.1f}")
#% clean
import numpy as np
from sklearn.metrics import log_loss


def perplexity(y, p):
    ce = log_loss(y, p)
    return np.exp(ce)
#% clean
import numpy as np
import pandas as pd
from sklearn.metrics import mutual_info_score

df = pd.read_parquet("survey.parquet")
cols = ["region", "income", "vote"]
mi_bits = pd.DataFrame(
    [[mutual_info_score(df[a], df[b]) / np.log(2) for b in cols] for a in cols],
    index=cols, columns=cols,
)
print(mi_bits.round(3))
#% clean
import pandas as pd
from sklearn.feature_selection import mutual_info_classif


def rank_features(X: pd.DataFrame, y):
    mi = pd.Series(mutual_info_classif(X, y, random_state=0), index=X.columns, name="MI (nats)")
    return mi.sort_values(ascending=False)
#% clean
from scipy.spatial.distance import jensenshannon

topic_a = [0.2, 0.5, 0.3]
topic_b = [0.1, 0.1, 0.8]
jsd = jensenshannon(topic_a, topic_b, base=2) ** 2
print(f"JSD: {jsd:.4f} bits")
#% clean
import numpy as np


def js_divergence(p, q, base=np.e):
    p, q = np.asarray(p, float), np.asarray(q, float)
    m = 0.5 * (p + q)

    def kl(a, b):
        mask = a > 0
        return np.sum(a[mask] * np.log(a[mask] / b[mask])) / np.log(base)

    return 0.5 * kl(p, m) + 0.5 * kl(q, m)


print("JS in bits:", js_divergence([0.5, 0.5], [0.9, 0.1], base=2))
#% clean
from scipy.special import expit
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss


def check_identity(X, y):
    lr = LogisticRegression().fit(X, y)
    z = lr.decision_function(X)
    a = log_loss(y, expit(z))
    b = log_loss(y, lr.predict_proba(X)[:, 1])
    assert abs(a - b) < 1e-9
#% clean
from scipy.special import softmax
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss


def manual(X, y, Xt, yt):
    lr = LogisticRegression(max_iter=1000).fit(X, y)
    return log_loss(yt, softmax(lr.decision_function(Xt), axis=1), labels=lr.classes_)
#% clean
from scipy.optimize import minimize_scalar
from scipy.special import softmax
from sklearn.metrics import log_loss


def fit_temperature(val_logits, val_y):
    objective = lambda t: log_loss(val_y, softmax(val_logits / t, axis=-1))
    return minimize_scalar(objective, bounds=(0.05, 10), method="bounded").x
#% clean
import jax.numpy as jnp
import optax


def gan_d_loss(real_logits, fake_logits):
    real_y = jnp.full_like(real_logits, 0.9)
    fake_y = jnp.zeros_like(fake_logits)
    return (optax.sigmoid_binary_cross_entropy(real_logits, real_y).mean()
            + optax.sigmoid_binary_cross_entropy(fake_logits, fake_y).mean())
#% clean
import jax
import optax


def smoothed(logits, y, num_classes):
    soft = optax.smooth_labels(jax.nn.one_hot(y, num_classes), alpha=0.1)
    return optax.losses.softmax_cross_entropy(logits=logits, labels=soft).mean()
#% clean
import jax.numpy as jnp
import optax

margins = jnp.array([0.3, -2.0, 1.4])
signs = jnp.array([1.0, -1.0, 1.0])
hinge = optax.hinge_loss(margins, signs).mean()
logistic = optax.sigmoid_binary_cross_entropy(margins, (signs + 1) / 2).mean()
print(hinge, logistic)
#% clean
import jax.numpy as jnp
import optax

logits = jnp.asarray([[3.1, 0.2, -1.0], [0.3, 1.1, 0.8], [-0.5, 0.0, 2.4]])
stars = jnp.asarray([1, 2, 3])
print(float(optax.softmax_cross_entropy_with_integer_labels(logits, stars - 1).mean()))
#% clean
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score, log_loss


def summary(X, y, Xt, yt):
    clf = LogisticRegression().fit(X, y)
    y_pred = clf.predict(Xt)
    res = {"acc": accuracy_score(yt, y_pred), "f1": f1_score(yt, y_pred, average="macro")}
    y_pred = clf.predict_proba(Xt)
    res["ll"] = log_loss(yt, y_pred)
    return res
#% clean
import jax
import jax.numpy as jnp


def nll_single(params, x, y):
    z = params["W"] @ x + params["b"]
    p = jax.nn.softmax(z, axis=0)
    return -jnp.log(p[y])


batched = jax.vmap(nll_single, in_axes=(None, 0, 0))


def loss(params, X, Y):
    return batched(params, X, Y).mean()
#% clean
import numpy as np


def cross_entropy(P, y, K):
    T = np.eye(K)[y]
    return -(T * np.log(np.clip(P, 1e-12, 1))).sum(axis=1).mean()


def softmax(Z):
    Z = Z - Z.max(axis=1, keepdims=True)
    E = np.exp(Z)
    return E / E.sum(axis=1, keepdims=True)


rng = np.random.default_rng(0)
print(cross_entropy(softmax(rng.normal(size=(8, 4))), rng.integers(0, 4, 8), 4), "nats")
#% clean
import numpy as np
from scipy.stats import entropy
from sklearn.mixture import GaussianMixture


def normalised_entropy(X, k):
    gm = GaussianMixture(k, random_state=0).fit(X)
    resp = gm.predict_proba(X)
    labels = gm.predict(X)
    h = entropy(resp, axis=1) / np.log(k)
    return labels, h.mean()
#% clean
import numpy as np


def H(labels):
    _, c = np.unique(labels, return_counts=True)
    p = c / c.sum()
    return -np.sum(p * np.log2(p))


def information_gain(parent, left, right):
    n = len(parent)
    ig = H(parent) - len(left) / n * H(left) - len(right) / n * H(right)
    print(f"gain = {ig:.3f} bits")
    return ig
#% clean
import numpy as np
from scipy import stats

h = stats.norm(scale=2.0).entropy()
h_bits = h * np.log2(np.e)
print(f"differential entropy: {h:.3f} nats ({h_bits:.3f} bits)")
#% clean
import jax
import jax.numpy as jnp
import optax


def elbo_loss(recon_logits, x, mu, logvar):
    rec = optax.sigmoid_binary_cross_entropy(recon_logits, x).sum(axis=-1)
    kl = -0.5 * jnp.sum(1 + logvar - mu ** 2 - jnp.exp(logvar), axis=-1)
    nats = (rec + kl).mean()
    bits_per_dim = nats / (x.shape[-1] * jnp.log(2.0))
    return nats, bits_per_dim
#% clean
import jax
import jax.numpy as jnp


def actor_loss(logits, actions, adv, beta=0.01):
    logp = jax.nn.log_softmax(logits)
    p = jax.nn.softmax(logits)
    chosen = jnp.take_along_axis(logp, actions[:, None], axis=1)[:, 0]
    ent = -(p * logp).sum(-1)
    return -(chosen * adv).mean() - beta * ent.mean()
#% clean
import pandas as pd
from scipy.stats import entropy

logs = pd.read_csv("dns.csv")
stats = logs.groupby("client")["domain"].agg(
    n="size",
    entropy_bits=lambda s: entropy(s.value_counts(), base=2),
    entropy_nats=lambda s: entropy(s.value_counts(normalize=True)),
)
print(stats.nlargest(10, "entropy_bits"))
#% clean
import numpy as np
from sklearn.metrics import log_loss


def baseline(y_train, y_test):
    classes, cnt = np.unique(y_train, return_counts=True)
    prior = cnt / cnt.sum()
    return log_loss(y_test, np.tile(prior, (len(y_test), 1)), labels=classes)
#% clean
import numpy as np
from scipy.special import expit
from sklearn.metrics import log_loss


class TinyLogit:
    def fit(self, X, y, lr=0.1, steps=500):
        self.w = np.zeros(X.shape[1])
        for _ in range(steps):
            self.w -= lr * X.T @ (self.predict(X) - y) / len(y)
        return self

    def predict(self, X):
        return expit(X @ self.w)


def demo(X, y):
    model = TinyLogit().fit(X, y)
    return log_loss(y, model.predict(X))
#% clean
from sklearn.metrics import log_loss

y = ["a", "b", "c"]
P = [[0.333, 0.333, 0.334], [0.25, 0.5, 0.25], [0.05, 0.05, 0.9]]
total = log_loss(y, P, normalize=False)
print(f"total {total:.3f} nats over {len(y)} rows")
#% clean
import numpy as np
from scipy.stats import entropy

codes = np.random.default_rng(1).integers(0, 256, 10_000, dtype=np.uint8)
hist = np.bincount(codes, minlength=256)
print(f"symbols are {codes.itemsize * 8} bits wide, empirical entropy {entropy(hist):.3f} nats")
#% clean
import jax
import jax.numpy as jnp
import optax


def lm_loss(logits, ids, mask):
    ce = optax.softmax_cross_entropy_with_integer_labels(logits[:, :-1], ids[:, 1:])
    m = mask[:, 1:]
    return (ce * m).sum() / m.sum()


def log_eval(loss):
    print(f"eval: {loss:.3f} nats/token, {loss / jnp.log(2):.3f} bits/token, ppl {jnp.exp(loss):.1f}")
#% clean
import numpy as np


def softmax_cols(Z):
    e = np.exp(Z - Z.max(axis=0))
    return e / e.sum(axis=0)


def cost(W, b, X, Y):
    m = X.shape[1]
    A = softmax_cols(W @ X + b)
    return -np.sum(Y * np.log(A)) / m
#% clean
import numpy as np
from scipy.stats import entropy

joint = np.array([[1 / 8, 1 / 16, 1 / 32, 1 / 32],
                  [1 / 16, 1 / 8, 1 / 32, 1 / 32],
                  [1 / 16, 1 / 16, 1 / 16, 1 / 16],
                  [1 / 4, 0, 0, 0]])
hx = entropy(joint.sum(axis=0), base=2)
hy = entropy(joint.sum(axis=1), base=2)
hxy = entropy(joint.ravel(), base=2)
print(f"H(X)={hx} H(Y)={hy} H(X,Y)={hxy} I={hx + hy - hxy:.3f} bits")
#% clean
import jax
import optax


def labelled_and_pseudo(apply, params, xl, yl, xu, threshold=0.95):
    sup = optax.softmax_cross_entropy_with_integer_labels(apply(params, xl), yl).mean()
    zu = apply(params, xu)
    conf = jax.lax.stop_gradient(jax.nn.softmax(zu))
    pseudo = conf.argmax(axis=-1)
    mask = conf.max(axis=-1) > threshold
    unsup = (optax.softmax_cross_entropy_with_integer_labels(zu, pseudo) * mask).mean()
    return sup + unsup
#% clean
import numpy as np
from scipy.stats import entropy


def bald(committee, X):
    P = np.stack([m.predict_proba(X) for m in committee])
    total = entropy(P.mean(axis=0), axis=1)
    expected = entropy(P, axis=2).mean(axis=0)
    return total - expected
#% clean
from scipy.stats import entropy
h, b = entropy(p), entropy(p, base=2)
print("{:.3f} nats, {:.3f} bits".format(h, b))
print("%.3f nats = %.3f bits (%d%%)" % (h, b, 3))
