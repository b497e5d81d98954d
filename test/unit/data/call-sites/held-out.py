#% true double-softmax — homework
import torch
from torch import nn, optim
import torch.nn.functional as F

class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(784, 256)
        self.fc4 = nn.Linear(64, 10)

    def forward(self, x):
        x = x.view(x.shape[0], -1)
        x = F.relu(self.fc1(x))
        x = F.softmax(self.fc4(x), dim=1)
        return x

model = Classifier()
criterion = nn.CrossEntropyLoss()
optimizer = optim.Adam(model.parameters(), lr=0.003)
for e in range(5):
    running_loss = 0
    for images, labels in trainloader:
        ps = model(images)
        loss = criterion(ps, labels)
#% true double-softmax — criterion passed at the top, train function
import torch, torch.nn as nn
device = "cuda"
criterion = nn.CrossEntropyLoss().to(device)
def train_epoch(model, loader):
    model.train()
    for batch in loader:
        probs = torch.nn.functional.softmax(model(batch.x), dim=-1)
        loss = criterion(probs, batch.y)
        loss.backward()
#% true double-sigmoid — segmentation
import torch.nn as nn
import torch
class UNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.outc = nn.Conv2d(64, 1, 1)
        self.act = nn.Sigmoid()
    def forward(self, x):
        logits = self.outc(x)
        return self.act(logits)
net = UNet().cuda()
criterion = torch.nn.BCEWithLogitsLoss()
masks_pred = net(imgs)
loss = criterion(masks_pred.squeeze(1), true_masks.float())
#% true probabilities-as-log — actor critic
import torch.nn.functional as F
import torch.nn as nn
class Policy(nn.Module):
    def __init__(self):
        super().__init__()
        self.action_head = nn.Linear(128, 2)
    def forward(self, x):
        return F.softmax(self.action_head(x), dim=-1)
policy = Policy()
loss = F.nll_loss(policy(state), action)
#% true kl-mean-reduction — attention transfer
import torch
import torch.nn.functional as F
def kd(y, teacher_scores, T):
    p = F.log_softmax(y / T, dim=1)
    q = F.softmax(teacher_scores / T, dim=1)
    l_kl = F.kl_div(p, q) * (T ** 2)
    return l_kl
#% true probabilities-as-log — criterion KLDivLoss with sum
from torch import nn
import torch
crit = nn.KLDivLoss(reduction='sum')
x = torch.sigmoid(a)
loss = crit(x, b)
#% true swapped-arguments — sklearn style in torch
import torch
loss_fn = torch.nn.BCELoss()
for X, y in dl:
    y_pred = model(X)
    loss = loss_fn(y, y_pred)
#% true labels-as-probabilities — two models in a row
import sklearn.ensemble as ens
from sklearn.metrics import log_loss
gb = ens.GradientBoostingClassifier()
gb.fit(X, y)
print('loss:', log_loss(y, gb.predict(X)))
#% true unsorted-labels — with normalize
from sklearn.metrics import log_loss
log_loss(y_true, y_prob, normalize=True, labels=("pos", "neg"))
#% true logits-as-probabilities — tf example
import tensorflow as tf
loss = tf.losses.binary_crossentropy([[1., 0.]], [[4.2, -3.1]])
#% true one-hot-as-index — long
import torch
import torch.nn.functional as F
y = F.one_hot(torch.tensor([0, 2]), 3)
out = model(x)
print(F.cross_entropy(out, y))
#% true target-off-by-one — tensor made of a named list
import torch
import torch.nn as nn
labels = [1, 2, 3]
logits = [[2.0, 0.1, 0.3], [0.2, 1.9, -0.4], [0.3, 0.1, 1.2]]
loss = nn.CrossEntropyLoss()(torch.tensor(logits), torch.tensor(labels))
#% true rows-not-normalized — named list into an array
import numpy as np
from sklearn.metrics import log_loss
rows = [[0.7, 0.2, 0.05], [0.3, 0.3, 0.4]]
probs = np.array(rows)
print(log_loss([0, 1], probs, labels=[0, 1, 2]))
#% true infinity-hidden — numpy arrays
import numpy as np
from sklearn.metrics import log_loss
y_true = np.array([0, 1, 1])
y_pred = np.array([0.1, 0.0, 0.9])
log_loss(y_true, y_pred)
#% true all-rows-ignored — full of the index
import torch
import torch.nn as nn
crit = nn.CrossEntropyLoss(ignore_index=0)
tgt = torch.tensor([0, 0, 0, 0])
loss = crit(model(src), tgt)
#% true smoothing-with-ignored — keyword constants
import torch.nn as nn
class Config:
    pass
PAD_ID = 0
EPS = 0.1
criterion = nn.CrossEntropyLoss(ignore_index=PAD_ID, label_smoothing=EPS)
loss = criterion(decoder_out, targets)
#% true unit-mismatch — attribute
import torch.nn.functional as F
class Meter:
    def update(self, logits, y):
        self.bits = F.cross_entropy(logits, y).item()
#% true double-softmax — tf GradientTape
import tensorflow as tf
scce = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
with tf.GradientTape() as tape:
    y_ = model(x)
    y_ = tf.nn.softmax(y_)
    loss_value = scce(y_true=y, y_pred=y_)
#% true probability-out-of-range — percent slip
from sklearn.metrics import log_loss
print(log_loss([0, 0, 1], [0.01, -0.05, 0.93]))
#% true index-as-one-hot — jax argmax
import jax.numpy as jnp
import optax
labels = jnp.argmax(batch["label"], axis=-1)
loss = optax.softmax_cross_entropy(logits, labels)
#% clean — probs reused in both losses correctly
import torch.nn.functional as F
p = F.softmax(z, 1)
ce = F.nll_loss(torch.log(p + 1e-8), y)
ent = -(p * p.log()).sum(1).mean()
#% clean — fastai learner
from fastai.vision.all import *
learn = Learner(dls, model, loss_func=CrossEntropyLossFlat(), metrics=accuracy)
preds, targs = learn.get_preds()
#% clean — sigmoid after detach for logging
import torch, torch.nn as nn
crit = nn.BCEWithLogitsLoss()
out = model(x)
prob = out.detach().sigmoid()
loss = crit(out, y)
#% clean — dict outputs
import torch.nn as nn
ce = nn.CrossEntropyLoss()
class M(nn.Module):
    def forward(self, x):
        z = self.fc(x)
        return {"logits": z, "probs": z.softmax(-1)}
m = M()
out = m(x)
loss = ce(out["logits"], y)
#% clean — tuple from a module, first is the logits
import torch.nn as nn
import torch.nn.functional as F
class M(nn.Module):
    def forward(self, x):
        z = self.fc(x)
        return z, F.softmax(z, dim=1)
m = M()
loss = F.cross_entropy(m(x)[0], y)
#% clean — the softmax loop variable
import torch
import torch.nn.functional as F
probs = [torch.softmax(l, 1) for l in outs]
loss = sum(F.cross_entropy(l, y) for l in outs)
#% clean — average of softmax then log
import torch
import torch.nn.functional as F
mean_probs = torch.stack([F.softmax(l, 1) for l in outs]).mean(0)
loss = F.nll_loss(mean_probs.log(), y)
#% clean — names in another order but both unclear
import torch.nn.functional as F
loss = F.cross_entropy(a, b)
#% clean — output as target of an autoencoder
import torch.nn.functional as F
loss = F.binary_cross_entropy(recon_x, x.view(-1, 784), reduction='sum')
#% clean — adversarial: predicted labels as targets
import torch.nn.functional as F
init_pred = output.max(1, keepdim=True)[1]
loss = F.nll_loss(output, target)
#% clean — label predictions as pseudo targets
import torch.nn.functional as F
preds = logits_w.argmax(1)
loss = F.cross_entropy(logits_s, preds)
#% clean — softmax over dict
import torch.nn.functional as F
out = net(x)
batch["probs"] = F.softmax(out, 1)
loss = F.cross_entropy(out, batch["y"])
#% clean — x reassigned through augmented op
import torch.nn.functional as F
x = F.softmax(x, 1)
x *= 10
loss = F.cross_entropy(x, y)
#% clean — sigmoid focal with logits
from torchvision.ops import sigmoid_focal_loss
loss = sigmoid_focal_loss(cls_logits, targets, reduction="sum") / n
#% clean — log loss of series
from sklearn.metrics import log_loss
df['ll'] = df.apply(lambda r: log_loss([r.y], [r.p], labels=[0, 1]), axis=1)
#% clean — labels given as a range
from sklearn.metrics import log_loss
log_loss(y, p, labels=range(3))
#% clean — labels with None
from sklearn.metrics import log_loss
log_loss(y, p, labels=None)
#% clean — attention with double name
import torch
import torch.nn.functional as F
def attention(q, k, v):
    p_attn = F.softmax(q @ k.transpose(-2, -1), dim=-1)
    return p_attn @ v
loss = F.cross_entropy(attention(q, k, v), y)
#% clean — gate function of the document, not of the output
import torch
def gate(x):
    return torch.sigmoid(x)
loss = torch.nn.functional.binary_cross_entropy_with_logits(w * gate(x), y)
#% true double-softmax — method of a parenthesised expression
import torch.nn.functional as F
probs = (h @ W + b).softmax(dim=-1)
loss = F.cross_entropy(probs, y)
#% clean — parenthesised expression, log_softmax
import torch.nn.functional as F
loss = F.nll_loss((h @ W + b).log_softmax(dim=-1), y)
#% clean — softmax scaled in parentheses
import torch.nn.functional as F
loss = F.cross_entropy((F.softmax(a, 1) + b) * 4.0, y)
