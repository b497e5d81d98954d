#% clean — the plain training loop
import torch.nn as nn
criterion = nn.CrossEntropyLoss()
for epoch in range(epochs):
    for inputs, labels in trainloader:
        optimizer.zero_grad()
        outputs = net(inputs)
        loss = criterion(outputs, labels)
        loss.backward()
        optimizer.step()
#% clean — log_softmax before cross_entropy is idempotent
import torch.nn.functional as F
log_probs = F.log_softmax(model(x), dim=1)
loss = F.cross_entropy(log_probs, y)
#% clean — LogSoftmax module at the end, CrossEntropyLoss
import torch.nn as nn
model = nn.Sequential(nn.Linear(4, 3), nn.LogSoftmax(dim=1))
loss = nn.CrossEntropyLoss()(model(x), y)
#% clean — softmax for the metric only
import torch
import torch.nn.functional as F
logits = model(x)
loss = F.cross_entropy(logits, y)
probs = torch.softmax(logits, dim=1)
top_p, top_class = probs.topk(1, dim=1)
acc = (top_class.squeeze() == y).float().mean()
#% clean — argmax of softmax
import torch
logits = net(images)
pred = torch.argmax(torch.softmax(logits, dim=1), dim=1)
loss = torch.nn.functional.cross_entropy(logits, labels)
correct += (pred == labels).sum().item()
#% clean — softmax attention inside forward
import math
import torch
import torch.nn as nn
import torch.nn.functional as F

class Attention(nn.Module):
    def forward(self, q, k, v):
        scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
        weights = F.softmax(scores, dim=-1)
        return self.out(weights @ v)

model = Attention()
loss = nn.CrossEntropyLoss()(model(q, k, v), y)
#% clean — attention pooling, then logits
import torch
import torch.nn as nn
class Pool(nn.Module):
    def __init__(self):
        super().__init__()
        self.attn = nn.Linear(64, 1)
        self.fc = nn.Linear(64, 5)
        self.softmax = nn.Softmax(dim=1)
    def forward(self, h):
        a = self.softmax(self.attn(h))
        pooled = (a * h).sum(1)
        return self.fc(pooled)
net = Pool()
loss = nn.CrossEntropyLoss()(net(h), target)
#% clean — softmax only at inference
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def forward(self, x):
        return self.fc(x)
    def predict(self, x):
        return F.softmax(self.forward(x), dim=1)
net = Net()
criterion = nn.CrossEntropyLoss()
loss = criterion(net(x), y)
#% clean — softmax when not training
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def forward(self, x):
        x = self.fc(x)
        if not self.training:
            x = F.softmax(x, dim=1)
        return x
net = Net()
loss = nn.CrossEntropyLoss()(net(x), y)
#% clean — two outputs, the logits are used
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def forward(self, x):
        logits = self.fc(x)
        return logits, F.softmax(logits, dim=1)
net = Net()
logits, probas = net(x)
loss = F.cross_entropy(logits, y)
#% clean — logits reassigned after a softmax
import torch
import torch.nn.functional as F
out = torch.softmax(model_a(x), dim=1)
print(out.max())
out = model_b(x)
loss = F.cross_entropy(out, y)
#% clean — the branch of a policy's probabilities
import torch
import torch.nn.functional as F
probs = F.softmax(policy_logits, dim=-1)
dist = torch.distributions.Categorical(probs)
action = dist.sample()
loss = F.cross_entropy(policy_logits, expert_action)
#% clean — softmax target, soft labels
import torch.nn.functional as F
soft = F.softmax(teacher_logits, dim=1)
loss = F.cross_entropy(student_logits, soft)
#% clean — mixup
import torch.nn.functional as F
lam = 0.3
mixed = lam * F.one_hot(y, 10).float() + (1 - lam) * F.one_hot(y[perm], 10).float()
loss = F.cross_entropy(model(x), mixed)
#% clean — one-hot as float targets
import torch.nn.functional as F
y1h = F.one_hot(y, num_classes=3).float()
loss = F.cross_entropy(logits, y1h)
#% clean — one-hot to dtype
import torch
import torch.nn.functional as F
target = F.one_hot(y, 5).to(torch.float32)
loss = F.cross_entropy(logits, target)
#% clean — one-hot turned back to indices
import torch.nn.functional as F
onehot = F.one_hot(y, 5)
loss = F.cross_entropy(logits, onehot.argmax(dim=1))
#% clean — one-hot as type_as
import torch.nn.functional as F
loss = F.cross_entropy(logits, F.one_hot(y, C).type_as(logits))
#% clean — one-hot for BCE
import torch.nn.functional as F
t = F.one_hot(y, 4).float()
loss = F.binary_cross_entropy_with_logits(logits, t)
#% clean — one-hot for dice only
import torch.nn.functional as F
onehot = F.one_hot(mask, 3).permute(0, 3, 1, 2)
dice = dice_loss(F.softmax(logits, dim=1), onehot)
loss = F.cross_entropy(logits, mask) + dice
#% clean — U-Net: CE on logits, Dice on softmax
import torch.nn as nn
import torch.nn.functional as F
criterion = nn.CrossEntropyLoss()
loss = criterion(masks_pred, true_masks)
loss += dice_loss(
    F.softmax(masks_pred, dim=1).float(),
    F.one_hot(true_masks, model.n_classes).permute(0, 3, 1, 2).float(),
    multiclass=True
)
#% clean — BCE of a sigmoid
import torch
import torch.nn as nn
bce = nn.BCELoss()
out = torch.sigmoid(model(x))
loss = bce(out, y)
#% clean — Sequential with Sigmoid, BCELoss
import torch.nn as nn
D = nn.Sequential(nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 1), nn.Sigmoid())
adversarial_loss = nn.BCELoss()
real_loss = adversarial_loss(D(real_imgs), valid)
fake_loss = adversarial_loss(D(fake_imgs), fake)
#% clean — BCE with logits, threshold after sigmoid
import torch
import torch.nn as nn
crit = nn.BCEWithLogitsLoss()
z = model(x)
loss = crit(z, y)
preds = (torch.sigmoid(z) > 0.5).float()
#% clean — sigmoid gate inside the network
import torch
import torch.nn as nn
class Gate(nn.Module):
    def forward(self, x):
        g = torch.sigmoid(self.gate(x))
        return self.out(g * x)
net = Gate()
loss = nn.BCEWithLogitsLoss()(net(x), y)
#% clean — NLL of log_softmax
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def forward(self, x):
        return F.log_softmax(self.fc2(x), dim=1)
model = Net()
output = model(data)
loss = F.nll_loss(output, target)
#% clean — the PyTorch MNIST example
import torch
import torch.nn.functional as F
def test(model, device, test_loader):
    model.eval()
    with torch.no_grad():
        for data, target in test_loader:
            data, target = data.to(device), target.to(device)
            output = model(data)
            test_loss += F.nll_loss(output, target, reduction='sum').item()
            pred = output.argmax(dim=1, keepdim=True)
#% clean — log of softmax into NLL
import torch
import torch.nn.functional as F
p = F.softmax(x, dim=1)
loss = F.nll_loss(torch.log(p), y)
#% clean — softmax().log() into NLL
import torch.nn.functional as F
loss = F.nll_loss(logits.softmax(-1).log(), y)
#% clean — log with epsilon
import torch
import torch.nn.functional as F
probs = torch.softmax(x, -1)
loss = F.nll_loss(torch.log(probs + 1e-9), y)
#% clean — clamp then log
import torch.nn.functional as F
probs = F.softmax(scores, dim=1)
loss = F.nll_loss(probs.clamp_min(1e-8).log(), y, reduction="none")
#% clean — mixture of probabilities then log, then NLL
import torch
import torch.nn.functional as F
p = F.softmax(a, dim=-1)
p_mix = 0.9 * p + 0.1 * copy_p
loss = F.nll_loss(p_mix.log(), gold)
#% clean — distillation with temperature
import torch.nn as nn
import torch.nn.functional as F
T = 4.0
soft_loss = nn.KLDivLoss(reduction='batchmean')(
    F.log_softmax(student_logits / T, dim=1),
    F.softmax(teacher_logits / T, dim=1),
) * (T * T)
hard_loss = F.cross_entropy(student_logits, labels)
loss = alpha * soft_loss + (1 - alpha) * hard_loss
#% clean — distillation with sum over N
import torch.nn.functional as F
loss = F.kl_div(F.log_softmax(s / T, dim=1), F.softmax(t / T, dim=1), reduction='sum') / s.size(0)
#% clean — log_target on both sides
import torch.nn.functional as F
kl = F.kl_div(F.log_softmax(q, -1), F.log_softmax(p, -1), log_target=True, reduction='batchmean')
#% clean — module with log_target
import torch.nn as nn
import torch.nn.functional as F
kl_loss = nn.KLDivLoss(reduction="batchmean", log_target=True)
log_target = F.log_softmax(torch.rand(3, 5), dim=1)
output = kl_loss(F.log_softmax(x, dim=1), log_target)
#% clean — none, then a mask
import torch.nn.functional as F
kl = F.kl_div(logq, p, reduction='none').sum(-1)
kl = (kl * mask).sum() / mask.sum()
#% clean — reverse KL on purpose
import torch.nn.functional as F
log_teacher = F.log_softmax(teacher_logits, dim=-1)
student = F.softmax(student_logits, dim=-1)
reverse_kl = F.kl_div(log_teacher, student, reduction='batchmean')
#% clean — reverse KL with other names
import torch.nn.functional as F
def rkl(q_logits, p_logits):
    return F.kl_div(F.log_softmax(p_logits, -1), F.softmax(q_logits, -1), reduction="batchmean")
#% clean — R-Drop, both directions
import torch.nn.functional as F
p_loss = F.kl_div(F.log_softmax(p, dim=-1), F.softmax(q, dim=-1), reduction='none')
q_loss = F.kl_div(F.log_softmax(q, dim=-1), F.softmax(p, dim=-1), reduction='none')
loss = (p_loss.sum() + q_loss.sum()) / 2
#% clean — Jensen–Shannon
import torch
import torch.nn.functional as F
p, q = F.softmax(a, dim=1), F.softmax(b, dim=1)
m = 0.5 * (p + q)
jsd = 0.5 * (F.kl_div(m.log(), p, reduction='batchmean') + F.kl_div(m.log(), q, reduction='batchmean'))
#% clean — distributions' kl_divergence
import torch
from torch.distributions import kl_divergence, Normal
kl = kl_divergence(Normal(mu, std), Normal(0., 1.)).mean()
#% clean — VAE KL by hand
import torch
kl = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp())
#% clean — keyword arguments the other way round, rightly named
import torch.nn.functional as F
loss = F.cross_entropy(target=labels, input=logits)
#% clean — BCE with keywords in the other order
import torch.nn.functional as F
loss = F.binary_cross_entropy(target=y_true, input=y_pred)
#% clean — kl_div keywords in the other order
import torch.nn.functional as F
loss = F.kl_div(target=F.softmax(t, -1), input=F.log_softmax(s, -1), reduction='batchmean')
#% clean — ignore_index for 255
import torch
import torch.nn as nn
ce = nn.CrossEntropyLoss(ignore_index=255)
pixels = torch.tensor([[2.1, -0.4], [0.3, 0.8], [1.1, -0.2], [0.0, 0.1]])
mask = torch.tensor([0, 255, 1, 255])
loss = ce(pixels, mask)
#% clean — ignore_index -1
import torch
import torch.nn.functional as F
x = torch.tensor([[1.3, 0.2], [0.1, 2.2], [0.7, -1.1]])
y = torch.tensor([0, -1, 1])
loss = F.cross_entropy(x, y, ignore_index=-1)
#% clean — default ignore_index
import torch
import torch.nn.functional as F
logits = torch.tensor([[0.2, 1.4, -0.3], [0.7, 0.1, 0.5]])
labels = torch.tensor([-100, 2])
loss = F.cross_entropy(logits, labels)
#% clean — ignore_index held in a constant
import torch
import torch.nn.functional as F
VOID = 255
loss = F.cross_entropy(torch.tensor([[2.0, 0.1], [0.3, 1.1]]), torch.tensor([1, 255]), ignore_index=VOID)
#% clean — ignore_index from a configuration, unknown
import torch
import torch.nn.functional as F
loss = F.cross_entropy(torch.tensor([[2.0, 0.1], [0.3, 1.1]]), torch.tensor([1, 9]), ignore_index=cfg.ignore)
#% clean — options by **kwargs, unknown
import torch
import torch.nn.functional as F
loss = F.cross_entropy(torch.tensor([[2.0, 0.1], [0.3, 1.1]]), torch.tensor([1, 9]), **kwargs)
#% clean — smoothing without ignore_index
import torch.nn as nn
criterion = nn.CrossEntropyLoss(label_smoothing=0.1)
loss = criterion(model(x), y)
#% clean — ignore_index without smoothing
import torch.nn as nn
criterion = nn.CrossEntropyLoss(ignore_index=0)
loss = criterion(logits.view(-1, V), tgt.view(-1))
#% clean — ignore_index and a smoothing of 0
import torch.nn as nn
criterion = nn.CrossEntropyLoss(ignore_index=0, label_smoothing=0.0)
#% clean — smoothing with the usual -100, no class is lost
import torch.nn.functional as F
loss = F.cross_entropy(logits, labels, ignore_index=-100, label_smoothing=0.1)
#% clean — smoothing with 255, outside the classes
import torch.nn as nn
criterion = nn.CrossEntropyLoss(ignore_index=255, label_smoothing=0.05)
loss = criterion(seg_logits, mask)
#% clean — literal logits and indices
import torch
import torch.nn as nn
logits = torch.tensor([[1.2, 0.3, -0.4], [0.2, 2.2, 0.1], [0.0, -0.3, 1.4]])
label = torch.tensor([0, 1, 2])
loss = nn.CrossEntropyLoss()(logits, label)
#% clean — logits all between 0 and 1 but no distributions
import torch
import torch.nn.functional as F
x = torch.tensor([[0.2, 0.9, 0.4], [0.8, 0.5, 0.1]])
F.cross_entropy(x, torch.tensor([1, 0]))
#% clean — one row sums to 1 by chance
import torch
import torch.nn.functional as F
x = torch.tensor([[0.5, 0.5], [1.5, -0.7], [0.1, 2.0]])
F.cross_entropy(x, torch.tensor([1, 0, 1]))
#% clean — probabilities as targets
import torch
import torch.nn.functional as F
logits = torch.tensor([[1.5, -0.3, 0.2], [0.1, 0.7, 2.2]])
target = torch.tensor([[0.1, 0.8, 0.1], [0.2, 0.2, 0.6]])
F.cross_entropy(logits, target)
#% clean — float one-hot targets
import torch
import torch.nn.functional as F
F.cross_entropy(torch.tensor([[1.5, -0.3], [0.1, 0.7]]), torch.tensor([[0., 1.], [1., 0.]]))
#% clean — targets of dtype float
import torch
import torch.nn as nn
t = torch.tensor([[0, 1, 0], [1, 0, 0]], dtype=torch.float32)
loss = nn.CrossEntropyLoss()(torch.tensor([[1.5, -0.3, 0.4], [0.1, 0.7, 0.9]]), t)
#% clean — targets made float by a method
import torch
import torch.nn as nn
t = torch.tensor([[0, 1], [1, 0]]).float()
loss = nn.CrossEntropyLoss()(torch.tensor([[1.5, -0.3], [0.1, 0.7]]), t)
#% clean — multi-label BCE, rows do not sum to 1
import torch
import torch.nn.functional as F
p = torch.tensor([[0.9, 0.8, 0.1], [0.2, 0.7, 0.6]])
y = torch.tensor([[1., 1., 0.], [0., 1., 1.]])
loss = F.binary_cross_entropy(p, y)
#% clean — multi-label logits whose rows happen to be 0..1
import torch
import torch.nn as nn
z = torch.tensor([[0.9, 0.8, 0.1], [0.2, 0.7, 0.6]])
y = torch.tensor([[1., 1., 0.], [0., 1., 1.]])
loss = nn.BCEWithLogitsLoss()(z, y)
#% clean — BCE with soft targets
import torch
import torch.nn.functional as F
F.binary_cross_entropy(torch.tensor([0.2, 0.9]), torch.tensor([0.1, 0.95]))
#% clean — smoothed GAN labels
import torch
import torch.nn as nn
loss = nn.BCEWithLogitsLoss()(d(real), torch.tensor([0.9, 0.9, 1.0]))
#% clean — hinge labels for a margin loss
import torch
import torch.nn as nn
loss = nn.MarginRankingLoss(margin=0.1)(a, b, torch.tensor([1., -1., 1.]))
#% clean — cosine embedding with -1
import torch
import torch.nn as nn
loss = nn.CosineEmbeddingLoss()(a, b, torch.tensor([1, -1]))
#% clean — soft margin with -1 and 1
import torch
import torch.nn.functional as F
loss = F.soft_margin_loss(torch.tensor([0.3, -1.2]), torch.tensor([1., -1.]))
#% clean — labels shifted by one before the loss
import torch
import torch.nn.functional as F
labels = torch.tensor([1, 2, 3]) - 1
loss = F.cross_entropy(torch.tensor([[1.2, 0.3, -0.4], [0.2, 2.2, 0.1], [0.0, -0.3, 1.4]]), labels)
#% clean — log_softmax then gather
import torch.nn.functional as F
logp = F.log_softmax(logits, dim=-1)
loss = -logp.gather(1, y.unsqueeze(1)).mean()
#% clean — own cross_entropy that takes probabilities
import torch
def cross_entropy(p, y, eps=1e-12):
    p = torch.clamp(p, eps, 1. - eps)
    return -(y * torch.log(p)).sum(dim=1).mean()

probs = torch.softmax(model(x), dim=1)
loss = cross_entropy(probs, y)
#% clean — own class named CrossEntropyLoss
import torch
class CrossEntropyLoss:
    def __call__(self, probs, y):
        return -torch.log(probs[range(len(y)), y]).mean()
criterion = CrossEntropyLoss()
loss = criterion(torch.softmax(x, 1), y)
#% clean — a library's function of the same name
from mylib.losses import cross_entropy
import torch
probs = torch.softmax(z, dim=1)
loss = cross_entropy(probs, y)
#% clean — a relative import of the same name
from .losses import CrossEntropyLoss
import torch.nn.functional as F
loss = CrossEntropyLoss()(F.softmax(pred, dim=1), gt)
#% clean — d2l
from d2l import torch as d2l
def net(X):
    return softmax(torch.matmul(X.reshape((-1, W.shape[0])), W) + b)
def cross_entropy(y_hat, y):
    return -torch.log(y_hat[list(range(len(y_hat))), y])
cross_entropy(y_hat, y)
#% clean — Hugging Face: labels inside the model
from transformers import AutoModelForCausalLM
outputs = model(input_ids, attention_mask=mask, labels=input_ids)
loss = outputs.loss
probs = outputs.logits.softmax(-1)
#% clean — language model's shift
import torch.nn as nn
shift_logits = lm_logits[..., :-1, :].contiguous()
shift_labels = labels[..., 1:].contiguous()
loss_fct = nn.CrossEntropyLoss()
loss = loss_fct(shift_logits.view(-1, shift_logits.size(-1)), shift_labels.view(-1))
#% clean — perplexity
import torch
import torch.nn.functional as F
nll = F.cross_entropy(logits.view(-1, V), targets.view(-1))
ppl = torch.exp(nll)
#% clean — bits per character, divided by ln 2
import math
import torch.nn.functional as F
loss = F.cross_entropy(logits, y)
bpc = loss.item() / math.log(2)
#% clean — bits named, converted in the same expression
import numpy as np
import torch.nn.functional as F
bits_per_byte = F.cross_entropy(logits, y, reduction='mean') / np.log(2)
#% clean — bits named, multiplied by log2(e)
import math
import torch.nn.functional as F
ce_bits = F.cross_entropy(logits, y) * math.log2(math.e)
#% clean — nats named nats
import torch.nn.functional as F
nats = F.cross_entropy(logits, y)
bits = nats / 0.6931471805599453
#% clean — quantisation bits
import torch.nn.functional as F
n_bits = 4
bits = quantise(model, n_bits)
loss = F.cross_entropy(logits, y)
#% clean — code in a docstring
import torch.nn.functional as F
def loss_fn(logits, y):
    """Do not call ``F.cross_entropy(F.softmax(logits, dim=1), y)``.

    >>> F.cross_entropy(F.softmax(logits, dim=1), y)
    """
    return F.cross_entropy(logits, y)
#% clean — code in a comment
import torch.nn.functional as F
# loss = F.cross_entropy(F.softmax(logits, dim=1), y)
loss = F.cross_entropy(logits, y)  # not F.softmax(logits)
#% clean — code in a string
msg = "F.nll_loss(F.softmax(x, dim=1), y) is wrong"
print(msg)
#% clean — a name that holds softmax
import torch.nn.functional as F
softmax_input = model(x)
loss = F.cross_entropy(softmax_input, y)
#% clean — gumbel softmax for a choice, CE elsewhere
import torch.nn.functional as F
z = F.gumbel_softmax(logits, tau=1, hard=True)
recon = decoder(z)
loss = F.cross_entropy(recon, y)
#% clean — dropout and layer norm only
import torch.nn as nn
head = nn.Sequential(nn.LayerNorm(64), nn.Dropout(0.1), nn.Linear(64, 2))
loss = nn.CrossEntropyLoss()(head(h), y)
#% clean — a Softmax layer in the middle of a Sequential
import torch.nn as nn
net = nn.Sequential(nn.Linear(8, 8), nn.Softmax(dim=1), nn.Linear(8, 3))
loss = nn.CrossEntropyLoss()(net(x), y)
#% clean — a model with Softmax and NLL after a log
import torch
import torch.nn as nn
model = nn.Sequential(nn.Linear(8, 3), nn.Softmax(dim=1))
loss = nn.NLLLoss()(torch.log(model(x)), y)
#% clean — a Sequential without its Softmax
import torch.nn as nn
model = nn.Sequential(nn.Linear(8, 3), nn.Softmax(dim=1))
loss = nn.CrossEntropyLoss()(model[:-1](x), y)
#% clean — contrastive: similarity logits
import torch
import torch.nn.functional as F
logits_per_image = logit_scale * image_features @ text_features.t()
labels = torch.arange(len(logits_per_image), device=device)
loss = (F.cross_entropy(logits_per_image, labels) + F.cross_entropy(logits_per_image.t(), labels)) / 2
#% clean — InfoNCE
import torch
import torch.nn.functional as F
logits = torch.cat([pos, neg], dim=1) / tau
loss = F.cross_entropy(logits, torch.zeros(logits.size(0), dtype=torch.long))
#% clean — Lightning step
import torch.nn.functional as F
import lightning as L
class Lit(L.LightningModule):
    def training_step(self, batch, _):
        x, y = batch
        y_hat = self(x)
        loss = F.cross_entropy(y_hat, y)
        self.train_acc(y_hat.softmax(dim=-1), y)
        return loss
    def predict_step(self, batch, _):
        return F.softmax(self(batch), dim=1)
#% clean — criterion in self, raw logits
import torch.nn as nn
class Learner:
    def __init__(self, net):
        self.net = net
        self.crit = nn.CrossEntropyLoss()
        self.act = nn.Softmax(dim=1)
    def loss(self, x, y):
        return self.crit(self.net(x), y)
    def predict(self, x):
        return self.act(self.net(x))
#% clean — two criteria, each with its own input
import torch
import torch.nn as nn
bce = nn.BCELoss()
bce_logits = nn.BCEWithLogitsLoss()
a = bce(torch.sigmoid(z), y)
b = bce_logits(z, y)
#% clean — the criterion's name used again for another loss
import torch.nn as nn
import torch
criterion = nn.CrossEntropyLoss()
loss1 = criterion(logits, y)
criterion = nn.NLLLoss()
loss2 = criterion(torch.log_softmax(logits, 1), y)
#% clean — MSE of softmax
import torch.nn.functional as F
loss = F.mse_loss(F.softmax(s, dim=1), F.softmax(t, dim=1))
#% clean — consistency loss of sigmoid
import torch
import torch.nn.functional as F
cons = F.mse_loss(torch.sigmoid(a), torch.sigmoid(b))
sup = F.binary_cross_entropy_with_logits(a, y)
#% clean — focal loss by hand
import torch
import torch.nn.functional as F
ce = F.cross_entropy(inputs, targets, reduction="none")
pt = torch.exp(-ce)
focal = ((1 - pt) ** gamma * ce).mean()
#% clean — focal loss with sigmoid beside
import torch
import torch.nn.functional as F
p = torch.sigmoid(inputs)
ce_loss = F.binary_cross_entropy_with_logits(inputs, targets, reduction="none")
p_t = p * targets + (1 - p) * (1 - targets)
loss = ce_loss * ((1 - p_t) ** gamma)
#% clean — entropy bonus
import torch.nn.functional as F
probs = F.softmax(logits, dim=-1)
log_probs = F.log_softmax(logits, dim=-1)
entropy = -(probs * log_probs).sum(-1).mean()
loss = F.nll_loss(log_probs, actions) - beta * entropy
#% clean — pseudo labels from softmax
import torch
import torch.nn.functional as F
pseudo = torch.softmax(logits_weak.detach() / T, dim=-1)
max_probs, targets_u = torch.max(pseudo, dim=-1)
mask = max_probs.ge(0.95).float()
Lu = (F.cross_entropy(logits_strong, targets_u, reduction='none') * mask).mean()
#% clean — label comes first in the unpacking
import torch.nn.functional as F
for label, text in dataloader:
    predicted_label = model(text)
    loss = F.cross_entropy(predicted_label, label)
#% clean — targets named like predictions of another model
import torch.nn.functional as F
target_pred = teacher(x)
loss = F.cross_entropy(student(x), target_pred.argmax(1))
#% clean — y is the network's output here
import torch.nn.functional as F
y = net(x)
loss = F.cross_entropy(y, t)
#% clean — target network of DQN
import torch.nn.functional as F
target_logits = target_net(next_state)
loss = F.cross_entropy(target_logits, actions)
#% clean — label logits in a tagger
import torch.nn as nn
label_logits = tagger(tokens)
loss = nn.CrossEntropyLoss()(label_logits.transpose(1, 2), label_ids)
#% clean — class attribute and weights
import torch
import torch.nn as nn
weights = torch.tensor([0.2, 0.7, 0.4])
criterion = nn.CrossEntropyLoss(weight=weights)
loss = criterion(outputs, labels)
#% clean — pos_weight of literal
import torch
import torch.nn as nn
criterion = nn.BCEWithLogitsLoss(pos_weight=torch.tensor([2.5, 10.0]))
loss = criterion(out, y.float())
#% clean — log-probabilities as literals
import torch
import torch.nn.functional as F
logp = torch.tensor([[-0.2231, -1.6094], [-1.2040, -0.3567]])
F.nll_loss(logp, torch.tensor([0, 1]))
#% clean — literal probabilities with .log()
import torch
import torch.nn.functional as F
p = torch.tensor([[0.8, 0.2], [0.3, 0.7]])
F.nll_loss(p.log(), torch.tensor([0, 1]))
#% clean — torch.log of a literal into cross_entropy
import torch
import torch.nn.functional as F
F.cross_entropy(torch.log(torch.tensor([[0.8, 0.2], [0.3, 0.7]])), torch.tensor([0, 1]))
#% clean — kl_div of literals, with log
import torch
import torch.nn.functional as F
q = torch.tensor([[0.4, 0.6]])
p = torch.tensor([[0.5, 0.5]])
F.kl_div(q.log(), p, reduction='batchmean')
#% clean — a random tensor test
import torch
import torch.nn as nn
loss = nn.CrossEntropyLoss()
input = torch.randn(3, 5, requires_grad=True)
target = torch.empty(3, dtype=torch.long).random_(5)
output = loss(input, target)
output.backward()
#% clean — docs example with probabilities as target
import torch
import torch.nn as nn
input = torch.randn(3, 5, requires_grad=True)
target = torch.randn(3, 5).softmax(dim=1)
output = nn.CrossEntropyLoss()(input, target)
#% clean — BCE docs example
import torch
import torch.nn as nn
m = nn.Sigmoid()
loss = nn.BCELoss()
input = torch.randn(3, 2, requires_grad=True)
target = torch.rand(3, 2, requires_grad=False)
output = loss(m(input), target)
#% clean — NLL docs example
import torch
import torch.nn as nn
log_softmax = nn.LogSoftmax(dim=1)
loss_fn = nn.NLLLoss()
loss = loss_fn(log_softmax(input), target)
#% clean — CTC
import torch.nn as nn
import torch.nn.functional as F
ctc = nn.CTCLoss(blank=0)
loss = ctc(F.log_softmax(out, dim=2), targets, input_lengths, target_lengths)
#% clean — probabilities that came from elsewhere into BCE
import torch.nn.functional as F
loss = F.binary_cross_entropy(probs, labels.float(), weight=mask)
#% clean — values in [0,1] with exact zeros that are right
import torch
import torch.nn.functional as F
F.binary_cross_entropy(torch.tensor([0.0, 1.0, 0.5]), torch.tensor([0., 1., 1.]))
#% clean — softmax over a slice, loss over another
import torch.nn.functional as F
cls, attn = out[:, :10], F.softmax(out[:, 10:], dim=1)
loss = F.cross_entropy(cls, y)
#% clean — softmax in a nested function for plotting
import torch
import torch.nn.functional as F
def plot(logits):
    logits = torch.softmax(logits, dim=1)
    ax.imshow(logits.cpu())
loss = F.cross_entropy(logits, y)
plot(logits)
#% clean — softmax of one model, loss of another with the same attribute
import torch.nn as nn
class A(nn.Module):
    def forward(self, x):
        return self.softmax(self.fc(x))
class B(nn.Module):
    def forward(self, x):
        return self.fc(x)
b = B()
loss = nn.CrossEntropyLoss()(b(x), y)
#% clean — the model's Softmax replaced by Identity
import torch.nn as nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.final = nn.Identity()
    def forward(self, x):
        return self.final(self.fc(x))
net = Net()
loss = nn.CrossEntropyLoss()(net(x), y)
#% clean — optional softmax by a flag
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def forward(self, x, return_probs=False):
        logits = self.fc(x)
        if return_probs:
            return F.softmax(logits, dim=1)
        return logits
net = Net()
loss = F.cross_entropy(net(x), y)
#% clean — conditional reassignment
import torch
import torch.nn.functional as F
out = net(x)
if export:
    out = torch.softmax(out, dim=1)
else:
    loss = F.cross_entropy(out, y)
#% clean — torchmetrics
import torch
from torchmetrics import Accuracy
acc = Accuracy(task='multiclass', num_classes=3)
acc(torch.softmax(logits, dim=1), y)
#% clean — a dictionary of losses
import torch.nn as nn
losses = {'ce': nn.CrossEntropyLoss(), 'bce': nn.BCEWithLogitsLoss()}
loss = losses[name](logits, target)
#% clean — kl penalty of RLHF
kl = (torch.exp(ref_logp) * (ref_logp - logp)).sum(-1)
loss = policy_loss + 0.1 * kl.mean()
#% clean — log_prob of Categorical
from torch.distributions import Categorical
m = Categorical(logits=logits)
loss = -m.log_prob(action)
#% clean — a tensor's softmax along the wrong-looking but right axis
import torch.nn.functional as F
loss = F.nll_loss(F.log_softmax(seg, 1), mask, ignore_index=255)
#% clean — comparison with the manual value
import torch
import torch.nn.functional as F
logits = torch.tensor([[2.0, 1.0, 0.1]])
y = torch.tensor([0])
manual = -torch.log(torch.softmax(logits, dim=1))[0, y]
assert torch.allclose(manual, F.cross_entropy(logits, y))
#% clean — softplus and logsigmoid
import torch.nn.functional as F
loss = -F.logsigmoid(pos - neg).mean()
#% clean — logits from logit() of probabilities
import torch
import torch.nn.functional as F
p = torch.sigmoid(a) * torch.sigmoid(b)
loss = F.binary_cross_entropy_with_logits(torch.logit(p, eps=1e-6), y)
#% clean — log of probabilities into cross_entropy
import torch
import torch.nn.functional as F
avg = (F.softmax(a, 1) + F.softmax(b, 1)) / 2
loss = F.cross_entropy(torch.log(avg), y)
#% clean — scaled softmax is no probability: face margin
import torch.nn.functional as F
cos = F.linear(F.normalize(x), F.normalize(W))
loss = F.cross_entropy(cos * 64.0, y)
#% clean — sequence to sequence evaluate
import torch
import torch.nn as nn
criterion = nn.CrossEntropyLoss(ignore_index=TRG_PAD_IDX)
with torch.no_grad():
    output = model(src, trg, 0)
    output_dim = output.shape[-1]
    output = output[1:].view(-1, output_dim)
    trg = trg[1:].view(-1)
    loss = criterion(output, trg)
