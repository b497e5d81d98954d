#% true double-softmax — a notebook: the model in one cell, the loop in another
# %%
import torch
import torch.nn as nn
from torch.utils.data import DataLoader
# %%
class SimpleCNN(nn.Module):
    def __init__(self, num_classes=4):
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(3, 16, 3, padding=1), nn.ReLU(inplace=True), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(
            nn.Flatten(),
            nn.Linear(16 * 112 * 112, 256),
            nn.ReLU(inplace=True),
            nn.Dropout(0.5),
            nn.Linear(256, num_classes),
            nn.Softmax(dim=1)
        )
    def forward(self, x):
        x = self.features(x)
        return self.classifier(x)
# %%
model = SimpleCNN().to('cuda')
# %%
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
# %%
for epoch in range(10):
    for images, labels in DataLoader(ds, batch_size=32, shuffle=True):
        outputs = model(images.to('cuda'))
        loss = criterion(outputs, labels.to('cuda'))
        optimizer.zero_grad(); loss.backward(); optimizer.step()
#% true double-softmax — GRU with attention and an unnamed softmax at the return
import torch
from torch import nn
from torch.nn import functional as F
class AttnGRU(nn.Module):
    def __init__(self, v, e, h, c):
        super(AttnGRU, self).__init__()
        self.emb = nn.Embedding(v, e)
        self.gru = nn.GRU(e, h, batch_first=True, bidirectional=True)
        self.att = nn.Linear(2 * h, 1)
        self.fc = nn.Linear(2 * h, c)
    def forward(self, x):
        out, _ = self.gru(self.emb(x))
        w = F.softmax(self.att(out), dim=1)
        ctx = (w * out).sum(1)
        return F.softmax(self.fc(ctx), dim=-1)
net = AttnGRU(1000, 64, 64, 5)
loss_function = nn.CrossEntropyLoss()
loss = loss_function(net(tokens), tags)
#% true double-softmax — Lightning with self.loss from the constructor's argument default
import torch, pytorch_lightning as pl
from torch import nn
class Lit(pl.LightningModule):
    def __init__(self, encoder, n, loss=None):
        super().__init__()
        self.encoder = encoder
        self.out = nn.Linear(encoder.dim, n)
        self.loss = nn.CrossEntropyLoss()
    def forward(self, x):
        return torch.softmax(self.out(self.encoder(x)), dim=1)
    def training_step(self, batch, _):
        x, y = batch["x"], batch["y"]
        loss = self.loss(self(x), y)
        return {"loss": loss}
    def validation_step(self, batch, _):
        return self.training_step(batch, _)
#% true double-softmax — DataParallel and a checkpoint between
import torch, torch.nn as nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.l = nn.Linear(3, 2)
        self.s = nn.Softmax(-1)
    def forward(self, x): return self.s(self.l(x))
net = Net()
if torch.cuda.device_count() > 1:
    net = nn.DataParallel(net)
net.load_state_dict(torch.load('ckpt.pt'))
ce = nn.CrossEntropyLoss(reduction="sum")
err = ce(net(x), y)
#% true double-softmax — loss inside no_grad evaluation, tensors moved
import torch
import torch.nn.functional as F
with torch.no_grad():
    for b in loader:
        b = {k: v.to(device) for k, v in b.items()}
        logits = model(**b).logits
        p = torch.nn.functional.softmax(logits, dim=-1).cpu()
        val_loss += F.cross_entropy(p, b["labels"].cpu()).item()
#% true double-softmax — token classification, permuted
import torch
import torch.nn as nn
crit = nn.CrossEntropyLoss(ignore_index=-100)
scores = nn.functional.softmax(head(h), dim=2)
loss = crit(scores.permute(0, 2, 1), tags)
#% true double-softmax — a helper normalises
import torch
import torch.nn as nn
def normalize_scores(s):
    """Rows of probabilities."""
    s = s - s.max(dim=1, keepdim=True)[0]
    return torch.softmax(s, dim=1)
loss = nn.CrossEntropyLoss()(normalize_scores(model(x)), y)
#% true double-softmax — two returns, both softmaxes
import torch.nn as nn
import torch.nn.functional as F
class N(nn.Module):
    def forward(self, x, aux=False):
        z = self.body(x)
        if aux:
            return F.softmax(self.aux(z), dim=1)
        return F.softmax(self.main(z), dim=1)
n = N()
loss = F.cross_entropy(n(x), y)
#% true double-softmax — Module.__call__ by forward, criterion by name in dict
import torch.nn as nn
losses = {"ce": nn.CrossEntropyLoss(), "mse": nn.MSELoss()}
m = nn.Sequential(nn.Linear(3, 2), nn.Softmax(dim=1))
loss = losses["ce"](m(x), y)
#% true double-softmax — einops between
import torch.nn.functional as F
from einops import rearrange
p = F.softmax(logits, dim=-1)
loss = F.cross_entropy(rearrange(p, 'b t v -> (b t) v'), rearrange(y, 'b t -> (b t)'))
#% true double-softmax — a torchmetrics comment, typed assignments
import torch
from torch import Tensor, nn
probs: Tensor = torch.softmax(model(x), dim=1)
loss: Tensor = nn.CrossEntropyLoss()(probs, y)
#% true double-sigmoid — Lightning multi-label
import torch, pytorch_lightning as pl
import torch.nn as nn
class Tagger(pl.LightningModule):
    def __init__(self, n):
        super().__init__()
        self.classifier = nn.Linear(768, n)
        self.criterion = nn.BCEWithLogitsLoss()
    def forward(self, h, labels=None):
        output = self.classifier(h)
        output = torch.sigmoid(output)
        loss = 0
        if labels is not None:
            loss = self.criterion(output, labels)
        return loss, output
#% true double-sigmoid — a segmentation head with activation layer in ModuleDict
import torch.nn as nn
class Seg(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleDict({"conv": nn.Conv2d(8, 1, 1), "act": nn.Sigmoid()})
    def forward(self, x):
        return self.layers["act"](self.layers["conv"](x))
seg = Seg()
loss = nn.BCEWithLogitsLoss()(seg(x), mask)
#% true double-sigmoid — functional F.sigmoid, deprecated but common
import torch.nn.functional as F
pred = F.sigmoid(fc(x))
loss = F.binary_cross_entropy_with_logits(pred.squeeze(), target.squeeze())
#% true logits-as-probabilities — last layer without sigmoid, Sequential of OrderedDict
from collections import OrderedDict
import torch.nn as nn
net = nn.Sequential(OrderedDict([('fc1', nn.Linear(8, 4)), ('relu', nn.ReLU()), ('fc2', nn.Linear(4, 1))]))
loss = nn.BCELoss()(net(x), y)
#% true logits-as-probabilities — log_softmax into BCE
import torch
import torch.nn as nn
out = torch.log_softmax(model(x), dim=1)
loss = nn.BCELoss()(out, onehot)
#% true logits-as-probabilities — SVC decision_function stored in a frame
import pandas as pd
from sklearn.svm import SVC
from sklearn.metrics import log_loss
svc = SVC().fit(X, y)
res = pd.DataFrame()
res["score"] = svc.decision_function(X_test)
print(log_loss(y_test, res["score"]))
#% true logits-as-probabilities — Keras functional loss of Dense without activation
import tensorflow as tf
dense = tf.keras.layers.Dense(10)
y_hat = dense(features)
loss = tf.keras.losses.sparse_categorical_crossentropy(y, y_hat)
#% true double-softmax — build_model with hyperparameters
import keras
from keras import layers
def build_model(hp):
    model = keras.Sequential()
    model.add(layers.Flatten())
    for i in range(hp.Int("num_layers", 1, 3)):
        model.add(layers.Dense(units=hp.Int(f"units_{i}", 32, 512, 32), activation="relu"))
    model.add(layers.Dense(10, activation="softmax"))
    model.compile(optimizer="adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
    return model
#% true double-softmax — named output losses
import keras
inp = keras.Input((4,))
out = keras.layers.Dense(3, activation="softmax", name="cls")(inp)
m = keras.Model(inputs=inp, outputs=out)
m.compile(optimizer="adam", loss={"cls": keras.losses.CategoricalCrossentropy(from_logits=True)})
#% true double-softmax — custom loss function by K
import tensorflow as tf
from tensorflow.keras import backend as K
def custom_loss(y_true, y_pred):
    return K.mean(K.categorical_crossentropy(y_true, y_pred, from_logits=True))
model = tf.keras.Sequential([tf.keras.layers.Dense(4, activation="softmax")])
model.compile(optimizer="adam", loss=custom_loss)
#% true double-softmax — a tf.nn loss of a softmax model, custom
import tensorflow as tf
def loss_fn(labels, logits):
    return tf.nn.softmax_cross_entropy_with_logits(labels=labels, logits=logits)
model = tf.keras.models.Sequential()
model.add(tf.keras.layers.Dense(5))
model.add(tf.keras.layers.Activation(tf.nn.softmax))
model.compile(loss=loss_fn, optimizer="rmsprop")
#% true double-sigmoid — unet keras conv output
from tensorflow.keras.layers import Input, Conv2D
from tensorflow.keras.models import Model
import tensorflow as tf
def unet():
    i = Input((128, 128, 3))
    c = Conv2D(16, 3, activation='relu', padding='same')(i)
    o = Conv2D(1, (1, 1), activation='sigmoid')(c)
    return Model(inputs=[i], outputs=[o])
m = unet()
m.compile(optimizer='adam', loss=tf.keras.losses.BinaryCrossentropy(from_logits=True))
#% true double-softmax — stax-like JAX
import jax
import jax.numpy as jnp
import optax
def predict(params, x):
    for w, b in params[:-1]:
        x = jax.nn.relu(x @ w + b)
    w, b = params[-1]
    return jax.nn.softmax(x @ w + b)
def loss(params, batch):
    x, y = batch
    return optax.softmax_cross_entropy(predict(params, x), y).mean()
#% true double-sigmoid — flax with nn.sigmoid
import flax.linen as nn
import optax
class Clf(nn.Module):
    @nn.compact
    def __call__(self, x):
        x = nn.Dense(64)(x)
        x = nn.relu(x)
        x = nn.Dense(1)(x)
        return nn.sigmoid(x)
clf = Clf()
def loss_fn(params, x, y):
    p = clf.apply(params, x).squeeze(-1)
    return optax.sigmoid_binary_cross_entropy(p, y).mean()
#% true double-softmax — equinox
import equinox as eqx
import jax, optax
class M(eqx.Module):
    l: eqx.nn.Linear
    def __call__(self, x):
        return jax.nn.softmax(self.l(x))
m = M(l)
loss = optax.softmax_cross_entropy_with_integer_labels(jax.vmap(m)(x), y)
#% true probabilities-as-log — nn.NLLLoss with Sequential softmax
import torch.nn as nn
model = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10), nn.Softmax(dim=1))
criterion = nn.NLLLoss()
loss = criterion(model(images.view(images.shape[0], -1)), labels)
#% true probabilities-as-log — no logarithm in a VQ-like KL
import torch
import torch.nn.functional as F
q = torch.softmax(logits, -1)
u = torch.full_like(q, 1 / q.size(-1))
loss = F.kl_div(q, u, reduction='sum')
#% true kl-mean-reduction — KLDivLoss() in a Trainer
import torch.nn as nn
import torch.nn.functional as F
class DistillTrainer:
    def __init__(self, T):
        self.T = T
        self.kl_loss = nn.KLDivLoss()
    def step(self, s, t):
        return self.kl_loss(F.log_softmax(s / self.T, dim=-1), F.softmax(t / self.T, dim=-1))
#% true kl-argument-order — teacher first
import torch
import torch.nn.functional as F
student_log = F.log_softmax(student(x) / T, dim=1)
teacher_prob = F.softmax(teacher(x) / T, dim=1)
loss = F.kl_div(teacher_prob, student_log, reduction='batchmean') * (T * T)
#% true labels-as-probabilities — CatBoost
from catboost import CatBoostClassifier
from sklearn.metrics import log_loss
cb = CatBoostClassifier(iterations=500, verbose=0)
cb.fit(X_train, y_train)
print(log_loss(y_test, cb.predict(X_test)))
#% true labels-as-probabilities — CalibratedClassifierCV
from sklearn.calibration import CalibratedClassifierCV
from sklearn.svm import LinearSVC
from sklearn.metrics import log_loss
cal = CalibratedClassifierCV(LinearSVC(), cv=3)
cal.fit(X, y)
print(log_loss(y_val, cal.predict(X_val)))
#% true labels-as-probabilities — in a loop over estimators
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.metrics import log_loss
for clf in [LogisticRegression(), KNeighborsClassifier(3)]:
    clf.fit(X_train, y_train)
    train_predictions = clf.predict(X_test)
    ll = log_loss(y_test, train_predictions)
#% true labels-as-probabilities — a list of comparisons
from sklearn.metrics import log_loss
hard = [1 if p > 0.5 else 0 for p in probs]
print(log_loss(y, hard))
#% true labels-as-probabilities — argmax of torch to numpy
import torch
from sklearn.metrics import log_loss
pred = torch.argmax(out, dim=1).cpu().numpy()
print(log_loss(y.cpu().numpy(), pred))
#% true swapped-arguments — loss(y, y_hat) habit from Keras
import torch
import torch.nn as nn
loss_fn = nn.BCEWithLogitsLoss()
for X, y_true in loader:
    y_pred = net(X)
    loss = loss_fn(y_true, y_pred)
#% true swapped-arguments — Keras loss object the other way
import tensorflow as tf
loss_object = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
def step(images, labels):
    predictions = model(images)
    return loss_object(predictions, labels)
#% true swapped-arguments — cross_entropy of labels
import torch.nn.functional as F
logits = model(ids).logits
loss = F.cross_entropy(labels, logits)
#% true rows-not-normalized — a tensor of handmade scores
import tensorflow as tf
y_true = [[0, 1, 0], [0, 0, 1]]
y_pred = [[0.05, 0.95, 0], [0.1, 0.8, 0.2]]
cce = tf.keras.losses.CategoricalCrossentropy()
cce(y_true, y_pred).numpy()
#% true probability-out-of-range — 1.2 into BCELoss
import torch
import torch.nn as nn
print(nn.BCELoss()(torch.tensor([0.4, 1.0001]), torch.tensor([0.0, 1.0])))
#% true target-out-of-range — ten classes, label ten among zeros
import torch
import torch.nn.functional as F
logits = torch.zeros(3, 10)
loss = F.cross_entropy(logits, torch.tensor([0, 10, 3]))
#% true target-off-by-one — labels 1..4, K=4
import torch
import torch.nn as nn
x = torch.randn(4, 4)
loss = nn.CrossEntropyLoss()(x, torch.LongTensor([1, 2, 3, 4]))
#% true one-hot-as-index — NLL with literal one-hot
import torch
import torch.nn.functional as F
loss = F.nll_loss(logp, torch.tensor([[0, 0, 1], [1, 0, 0]]))
#% true one-hot-as-index — sparse functional
import tensorflow as tf
y = tf.one_hot(labels, 10)
loss = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=logits)
#% true index-as-one-hot — optax without one_hot
import jax.numpy as jnp
import optax
labels = jnp.array([2, 0, 1])
loss = optax.softmax_cross_entropy(logits, labels)
#% true binary-target-out-of-range — masks of 0 and 255
import torch
import torch.nn as nn
mask = torch.tensor([[0., 255.], [255., 0.]])
loss = nn.BCEWithLogitsLoss()(pred, mask)
#% true target-not-normalized — TF labels of two classes
import tensorflow as tf
labels = tf.constant([[1.0, 1.0, 0.0]])
loss = tf.nn.softmax_cross_entropy_with_logits(labels=labels, logits=logits)
#% true unsorted-labels — capital after small
from sklearn.metrics import log_loss
log_loss(y, p, labels=["spam", "ham"])
#% true infinity-hidden — keras certain and wrong
import keras
loss = keras.losses.binary_crossentropy([1.0, 0.0], [0.0, 0.3])
#% true all-rows-ignored — ignore_index 0, all zero
import torch
import torch.nn.functional as F
t = torch.zeros(8, dtype=torch.long)
loss = F.cross_entropy(logits, t, ignore_index=0)
#% true smoothing-with-ignored — functional
import torch.nn.functional as F
loss = F.cross_entropy(out.view(-1, V), tgt.view(-1), ignore_index=0, label_smoothing=0.1)
#% true unit-mismatch — bits_per_byte without ln 2
import torch.nn.functional as F
nll = F.cross_entropy(logits, ids, reduction="sum")
bits_per_byte = nll / n_bytes
#% true unit-mismatch — nats called by log2
import numpy as np
entropy_nats = -np.sum(p * np.log2(p))
#% true labels-as-probabilities — the Brier score of decisions
from sklearn.metrics import brier_score_loss
print(brier_score_loss(y, clf.predict_proba(X)[:, 1] > 0.5))
#% true swapped-arguments
import tensorflow as tf
loss = tf.keras.losses.categorical_crossentropy(model(x), y_onehot)
#% true swapped-arguments
import torch.nn.functional as F
loss = F.cross_entropy(labels, model(images))
