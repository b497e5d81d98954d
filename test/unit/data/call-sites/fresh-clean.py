#% clean — the tutorial's loop
import torch
from torch import nn
loss_fn = nn.CrossEntropyLoss()
for batch, (X, y) in enumerate(dataloader):
    X, y = X.to(device), y.to(device)
    pred = model(X)
    loss = loss_fn(pred, y)
    loss.backward()
#% clean — softmax after the loss, for the accuracy
import torch
import torch.nn as nn
criterion = nn.CrossEntropyLoss()
logits = model(images)
loss = criterion(logits, labels)
probs = torch.softmax(logits, dim=1)
acc = (probs.argmax(1) == labels).float().mean()
#% clean — softmax only when not training
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(10, 3)
    def forward(self, x):
        x = self.fc(x)
        if self.training:
            return x
        return F.softmax(x, dim=1)
model = Net()
criterion = nn.CrossEntropyLoss()
loss = criterion(model(x), y)
#% clean — two heads, the logits go to the loss
import torch
import torch.nn.functional as F
class Net(torch.nn.Module):
    def forward(self, x):
        logits = self.fc(x)
        return logits, torch.softmax(logits, dim=1)
net = Net()
logits, probs = net(x)
loss = F.cross_entropy(logits, y)
#% clean — attention's softmax inside, a linear layer last
import torch
from torch import nn
class Attn(nn.Module):
    def __init__(self):
        super().__init__()
        self.q = nn.Linear(64, 64); self.k = nn.Linear(64, 64); self.v = nn.Linear(64, 64)
        self.out = nn.Linear(64, 10)
    def forward(self, x):
        a = torch.softmax(self.q(x) @ self.k(x).transpose(-2, -1) / 8.0, dim=-1)
        return self.out((a @ self.v(x)).mean(1))
model = Attn()
loss = nn.CrossEntropyLoss()(model(x), y)
#% clean — log_softmax before cross_entropy changes nothing
import torch.nn.functional as F
loss = F.cross_entropy(F.log_softmax(logits, dim=1), y)
#% clean — nll_loss as it should be
import torch.nn.functional as F
output = F.log_softmax(model(data), dim=1)
loss = F.nll_loss(output, target, reduction="sum").item()
#% clean — the MNIST example
import torch
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.conv1 = nn.Conv2d(1, 32, 3, 1)
        self.fc2 = nn.Linear(128, 10)
    def forward(self, x):
        x = F.relu(self.conv1(x))
        x = torch.flatten(x, 1)
        x = self.fc2(x)
        return F.log_softmax(x, dim=1)
def train(model, loader):
    for data, target in loader:
        output = model(data)
        loss = F.nll_loss(output, target)
#% clean — soft targets by softmax in the target's place
import torch.nn.functional as F
soft = F.softmax(teacher_logits / T, dim=1)
loss = F.cross_entropy(student_logits / T, soft)
#% clean — the usual distillation
import torch.nn.functional as F
def kd_loss(s, t, T=2.0):
    return F.kl_div(F.log_softmax(s / T, dim=1), F.softmax(t / T, dim=1), reduction="batchmean") * (T * T)
#% clean — kl with log_target
import torch.nn.functional as F
loss = F.kl_div(F.log_softmax(s, -1), F.log_softmax(t, -1), log_target=True, reduction="batchmean")
#% clean — kl, reduction none and a mask
import torch.nn.functional as F
kl = F.kl_div(p.log_softmax(-1), q.softmax(-1), reduction="none").sum(-1)
kl = (kl * mask).sum() / mask.sum()
#% clean — kl sum over a hand-made count
import torch.nn as nn
kl = nn.KLDivLoss(reduction="sum")
loss = kl((probs + 1e-8).log(), target_probs) / n
#% clean — BCE with sigmoid
import torch
import torch.nn as nn
loss = nn.BCELoss()(torch.sigmoid(model(x)).squeeze(1), y.float())
#% clean — BCEWithLogits of logits, sigmoid for the metrics
import torch
import torch.nn as nn
crit = nn.BCEWithLogitsLoss(pos_weight=torch.tensor([3.0]))
out = model(x)
loss = crit(out, y)
preds = torch.sigmoid(out) > 0.5
#% clean — the GAN's discriminator ends in a sigmoid, BCELoss
import torch.nn as nn
class D(nn.Module):
    def __init__(self):
        super().__init__()
        self.main = nn.Sequential(nn.Conv2d(3, 64, 4, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(64, 1, 4), nn.Sigmoid())
    def forward(self, x):
        return self.main(x)
netD = D()
criterion = nn.BCELoss()
errD = criterion(netD(real).view(-1), label)
#% clean — a gate of sigmoid inside a network of logits
import torch
import torch.nn as nn
class Gate(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.g = nn.Linear(d, d)
        self.o = nn.Linear(d, 1)
    def forward(self, x):
        h = torch.sigmoid(self.g(x)) * x
        return self.o(h)
m = Gate(8)
loss = nn.BCEWithLogitsLoss()(m(x), y)
#% clean — Hugging Face model with labels
from transformers import AutoModelForSequenceClassification
model = AutoModelForSequenceClassification.from_pretrained("bert-base-uncased", num_labels=2)
out = model(**batch, labels=labels)
loss, logits = out.loss, out.logits
#% clean — a Trainer's compute_loss
import torch
from torch import nn
from transformers import Trainer
class WeightedTrainer(Trainer):
    def compute_loss(self, model, inputs, return_outputs=False, num_items_in_batch=None):
        labels = inputs.pop("labels")
        outputs = model(**inputs)
        logits = outputs.get("logits")
        loss_fct = nn.CrossEntropyLoss(weight=self.class_weights)
        loss = loss_fct(logits.view(-1, self.model.config.num_labels), labels.view(-1))
        return (loss, outputs) if return_outputs else loss
#% clean — causal language modelling, shifted
import torch.nn.functional as F
shift_logits = logits[..., :-1, :].contiguous()
shift_labels = labels[..., 1:].contiguous()
loss = F.cross_entropy(shift_logits.view(-1, shift_logits.size(-1)), shift_labels.view(-1), ignore_index=-100)
#% clean — compute_metrics
import numpy as np
from scipy.special import softmax
from sklearn.metrics import log_loss
def compute_metrics(eval_pred):
    logits, labels = eval_pred
    probs = softmax(logits, axis=-1)
    return {"nll": log_loss(labels, probs, labels=[0, 1, 2])}
#% clean — Lightning, logits
import pytorch_lightning as pl
import torch.nn.functional as F
class Lit(pl.LightningModule):
    def forward(self, x):
        return self.net(x)
    def training_step(self, batch, _):
        x, y = batch
        loss = F.cross_entropy(self(x), y)
        return loss
    def predict_step(self, batch, _):
        return self(batch[0]).softmax(dim=-1)
#% clean — Lightning, criterion in self, torchmetrics on softmax
import lightning as L
import torch, torchmetrics
from torch import nn
class Lit(L.LightningModule):
    def __init__(self, backbone):
        super().__init__()
        self.backbone = backbone
        self.criterion = nn.CrossEntropyLoss()
        self.auroc = torchmetrics.AUROC(task="multiclass", num_classes=3)
    def validation_step(self, batch, idx):
        x, y = batch
        logits = self.backbone(x)
        self.log("val_loss", self.criterion(logits, y))
        self.auroc(logits.softmax(-1), y)
#% clean — keras, softmax and the plain loss
from tensorflow import keras
model = keras.Sequential([keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10, activation="softmax")])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
#% clean — keras, no activation and from_logits
import tensorflow as tf
model = tf.keras.Sequential([tf.keras.layers.Dense(10)])
model.compile(optimizer="adam", loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
#% clean — the tutorial's probability model on top of a trained one
import tensorflow as tf
model = tf.keras.models.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
model.compile(optimizer="adam", loss=loss_fn)
model.fit(x_train, y_train, epochs=5)
probability_model = tf.keras.Sequential([model, tf.keras.layers.Softmax()])
probability_model(x_test[:5])
#% clean — a regression beside a classification
import keras
from keras import layers
inp = keras.Input((8,))
h = layers.Dense(16, activation="relu")(inp)
price = layers.Dense(1, name="price")(h)
label = layers.Dense(3, activation="softmax", name="label")(h)
model = keras.Model(inp, [price, label])
model.compile("adam", loss={"price": "mse", "label": "categorical_crossentropy"})
#% clean — one dense unit and mse
from keras.models import Sequential
from keras.layers import Dense
model = Sequential([Dense(12, input_dim=8, activation='relu'), Dense(1)])
model.compile(loss='mean_squared_error', optimizer='adam')
#% clean — sigmoid and binary cross-entropy
from keras.models import Sequential
from keras.layers import Dense
model = Sequential()
model.add(Dense(12, input_dim=8, activation='relu'))
model.add(Dense(1, activation='sigmoid'))
model.compile(loss='binary_crossentropy', optimizer='adam', metrics=['accuracy'])
#% clean — softmax by a layer of its own after a dense
from tensorflow.keras import layers, Model, Input
i = Input((32, 32, 3))
x = layers.Conv2D(16, 3, activation="relu")(i)
x = layers.GlobalAveragePooling2D()(x)
x = layers.Dense(5)(x)
o = layers.Softmax()(x)
m = Model(i, o)
m.compile("adam", "sparse_categorical_crossentropy")
#% clean — mixed precision, the activation last
import tensorflow as tf
x = tf.keras.layers.Dense(10, name="dense_logits")(x)
outputs = tf.keras.layers.Activation("softmax", dtype="float32", name="predictions")(x)
model = tf.keras.Model(inputs=inputs, outputs=outputs)
model.compile(loss="sparse_categorical_crossentropy", optimizer="rmsprop")
#% clean — a subclassed model, activation unknown from here
import tensorflow as tf
model = MyModel()
model.compile(optimizer="adam", loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
#% clean — transfer learning with an imported head
import tensorflow as tf
base = tf.keras.applications.MobileNetV2(include_top=True, weights="imagenet")
base.compile(loss="categorical_crossentropy", optimizer="adam")
#% clean — CTC with softmax outputs
import tensorflow as tf
y_pred = tf.keras.layers.Dense(n, activation="softmax")(x)
loss = tf.keras.backend.ctc_batch_cost(labels, y_pred, input_length, label_length)
#% clean — a custom loss that wraps the framework's
import tensorflow as tf
def masked_loss(y_true, y_pred):
    loss_ = tf.keras.losses.sparse_categorical_crossentropy(y_true, y_pred, from_logits=True)
    mask = tf.cast(y_true != 0, loss_.dtype)
    return tf.reduce_sum(loss_ * mask) / tf.reduce_sum(mask)
#% clean — TensorFlow 1, logits kept apart
import tensorflow.compat.v1 as tf
logits = tf.layers.dense(h, 10)
predictions = {"classes": tf.argmax(logits, 1), "probabilities": tf.nn.softmax(logits, name="softmax_tensor")}
loss = tf.losses.sparse_softmax_cross_entropy(labels=labels, logits=logits)
#% clean — softmax of the labels by a teacher, TensorFlow
import tensorflow as tf
t = tf.nn.softmax(teacher(x) / T)
loss = tf.nn.softmax_cross_entropy_with_logits(labels=t, logits=student(x) / T)
#% clean — manual cross-entropy
import tensorflow as tf
y = tf.nn.softmax(tf.matmul(x, W) + b)
cross_entropy = -tf.reduce_sum(y_ * tf.math.log(y))
#% clean — optax, integer labels
import optax
def loss_fn(params, images, labels):
    logits = model.apply({"params": params}, images)
    loss = optax.softmax_cross_entropy_with_integer_labels(logits=logits, labels=labels).mean()
    return loss, logits
#% clean — optax with smoothed one-hot labels
import jax, optax
onehot = optax.smooth_labels(jax.nn.one_hot(y, 10), 0.1)
loss = optax.softmax_cross_entropy(logits, onehot).mean()
#% clean — jax by hand
import jax, jax.numpy as jnp
def xent(params, x, y):
    logp = jax.nn.log_softmax(predict(params, x))
    return -jnp.mean(jnp.sum(logp * y, axis=1))
#% clean — optax sigmoid of logits and the accuracy of sigmoid
import jax, optax
logits = net.apply(params, x)
loss = optax.sigmoid_binary_cross_entropy(logits, y).mean()
acc = ((jax.nn.sigmoid(logits) > 0.5) == y).mean()
#% clean — sklearn, probabilities
from sklearn.metrics import log_loss
proba = clf.predict_proba(X_test)
print(log_loss(y_test, proba))
#% clean — sklearn, binary column
from sklearn.metrics import log_loss, roc_auc_score
p = model.predict_proba(X_val)[:, 1]
print(roc_auc_score(y_val, p), log_loss(y_val, p))
#% clean — a keras model's predict are probabilities
from tensorflow import keras
from sklearn.metrics import log_loss
model = keras.models.load_model("m.keras")
print(log_loss(y_test, model.predict(X_test)))
#% clean — xgboost's native predict
import xgboost as xgb
from sklearn.metrics import log_loss
bst = xgb.train({"objective": "multi:softprob", "num_class": 3}, dtrain, 100)
print(log_loss(y_test, bst.predict(dtest)))
#% clean — lightgbm's booster
import lightgbm as lgb
from sklearn.metrics import log_loss
gbm = lgb.train(params, train_set)
y_pred = gbm.predict(X_test, num_iteration=gbm.best_iteration)
print("log loss", log_loss(y_test, y_pred))
#% clean — labels sorted
from sklearn.metrics import log_loss
log_loss(["spam", "ham", "ham"], [[0.1, 0.9], [0.9, 0.1], [0.8, 0.2]], labels=["ham", "spam"])
#% clean — labels from the classifier
from sklearn.metrics import log_loss
log_loss(y, clf.predict_proba(X), labels=clf.classes_)
#% clean — the docstring's example
from sklearn.metrics import log_loss
log_loss(["spam", "ham", "ham", "spam"],
         [[.1, .9], [.9, .1], [.8, .2], [.35, .65]])
#% clean — cross_val_predict of probabilities
from sklearn.model_selection import cross_val_predict
from sklearn.metrics import log_loss
proba = cross_val_predict(clf, X, y, cv=5, method="predict_proba")
score = log_loss(y, proba)
#% clean — a scorer
from sklearn.metrics import make_scorer, log_loss
scorer = make_scorer(log_loss, greater_is_better=False, needs_proba=True)
#% clean — a voting average
from sklearn.metrics import log_loss
blend = 0.6 * lr.predict_proba(X) + 0.4 * rf.predict_proba(X)
log_loss(y, blend)
#% clean — predict for accuracy, predict_proba for the loss
from sklearn.metrics import accuracy_score, log_loss
y_hat = clf.predict(X_test)
y_prob = clf.predict_proba(X_test)
print(accuracy_score(y_test, y_hat), log_loss(y_test, y_prob))
#% clean — a name bound twice
from sklearn.metrics import log_loss
pred = clf.predict(X_test)
report(pred)
pred = clf.predict_proba(X_test)
log_loss(y_test, pred)
#% clean — entropy in bits, named bits
from scipy.stats import entropy
h_bits = entropy(p, base=2)
#% clean — entropy in nats, named nats
from scipy.stats import entropy
h_nats = entropy(p)
#% clean — bits from nats
import numpy as np
from scipy.stats import entropy
h_bits = entropy(p) / np.log(2)
#% clean — scipy normalises by itself
from scipy.stats import entropy
entropy([10, 20, 30])
#% clean — kl through scipy
from scipy.stats import entropy
kl = entropy([0.5, 0.5], [0.9, 0.1])
#% clean — rel_entr
from scipy.special import rel_entr
kl = rel_entr(p, q).sum()
#% clean — literal, right
import torch
import torch.nn.functional as F
logits = torch.tensor([[1.2, 0.3, -0.5], [0.1, 2.0, 0.4]])
target = torch.tensor([0, 2])
print(F.cross_entropy(logits, target))
#% clean — literal, ignored rows among others
import torch
import torch.nn.functional as F
logits = torch.tensor([[0.2, 0.8], [1.4, -0.3]])
loss = F.cross_entropy(logits, torch.tensor([-100, 1]))
#% clean — literal probabilities and their logarithm
import torch
import torch.nn.functional as F
p = torch.tensor([[0.7, 0.2, 0.1], [0.1, 0.8, 0.1]])
loss = F.nll_loss(p.log(), torch.tensor([0, 1]))
#% clean — log of probabilities into cross_entropy
import torch
import torch.nn.functional as F
p = torch.tensor([[0.7, 0.2, 0.1], [0.1, 0.8, 0.1]])
print(F.cross_entropy(p.log(), torch.tensor([0, 1])))
#% clean — keras docs, categorical
import keras
y_true = [[0, 1, 0], [0, 0, 1]]
y_pred = [[0.05, 0.95, 0], [0.1, 0.8, 0.1]]
loss = keras.losses.CategoricalCrossentropy()(y_true, y_pred)
#% clean — keras docs, sparse
import keras
scce = keras.losses.SparseCategoricalCrossentropy()
scce([1, 2], [[0.05, 0.95, 0], [0.1, 0.8, 0.1]], sample_weight=[0.3, 0.7])
#% clean — keras docs, binary from logits
import keras
y_true = [0, 1, 0, 0]
y_pred = [-18.6, 0.51, 2.94, -12.8]
bce = keras.losses.BinaryCrossentropy(from_logits=True)
bce(y_true, y_pred)
#% clean — one-hot integers as probability targets, floats
import torch
import torch.nn.functional as F
target = F.one_hot(y, num_classes=5).float()
loss = F.cross_entropy(logits, target)
#% clean — argmax of the one-hot
import torch.nn.functional as F
loss = F.cross_entropy(logits, onehot.argmax(dim=1))
#% clean — multi-label
import torch
import torch.nn.functional as F
logits = torch.tensor([[0.3, -1.0, 2.0]])
target = torch.tensor([[1.0, 0.0, 1.0]])
F.binary_cross_entropy_with_logits(logits, target)
#% clean — segmentation, permuted
import torch.nn as nn
criterion = nn.CrossEntropyLoss(ignore_index=255)
loss = criterion(out["out"], target.squeeze(1).long())
#% clean — a similarity matrix of CLIP
import torch
import torch.nn.functional as F
logits = image_features @ text_features.t() * logit_scale
labels = torch.arange(len(logits))
loss = (F.cross_entropy(logits, labels) + F.cross_entropy(logits.t(), labels)) / 2
#% clean — policy gradient: the categorical's own softmax
import torch
import torch.nn.functional as F
from torch.distributions import Categorical
probs = F.softmax(policy(state), dim=-1)
m = Categorical(probs)
loss = -m.log_prob(action) * reward
#% clean — cross-entropy of one's own
import torch
def cross_entropy(p, y):
    return -torch.log(p[range(len(y)), y]).mean()
probs = torch.softmax(logits, 1)
loss = cross_entropy(probs, labels)
#% clean — a class of one's own that shadows a framework's
import torch
from mylib.losses import CrossEntropyLoss
criterion = CrossEntropyLoss()
loss = criterion(torch.softmax(out, 1), y)
#% clean — a parameter named like the module
import torch
def train(model, criterion, x, y):
    out = torch.softmax(model(x), dim=1)
    return criterion(out, y)
#% clean — the softmax branch goes elsewhere
import torch
import torch.nn.functional as F
def step(x, y, hard):
    out = net(x)
    if hard:
        out = torch.softmax(out, 1)
        return metric(out, y)
    return F.cross_entropy(out, y)
#% clean — a mask of softmax weights times the logits
import torch
import torch.nn.functional as F
w = F.softmax(scores, dim=1)
mix = (w.unsqueeze(-1) * expert_logits).sum(1)
loss = F.cross_entropy(mix, y)
#% clean — temperature learnt by sigmoid
import torch
import torch.nn.functional as F
t = torch.sigmoid(self_t) * 4
loss = F.cross_entropy(logits / t, y)
#% clean — sigmoid in the target: consistency between heads
import torch
import torch.nn.functional as F
with torch.no_grad():
    pseudo = torch.sigmoid(teacher(x))
loss = F.binary_cross_entropy_with_logits(student(x), pseudo)
#% clean — log of a mixture of softmaxes into nll
import torch
import torch.nn.functional as F
p = 0.5 * F.softmax(a, 1) + 0.5 * F.softmax(b, 1)
loss = F.nll_loss(torch.log(p + 1e-9), y)
#% clean — logsigmoid
import torch.nn.functional as F
loss = -F.logsigmoid(pos - neg).mean()
#% clean — gumbel softmax feeds the decoder
import torch.nn.functional as F
z = F.gumbel_softmax(enc(x), tau=1.0, hard=True)
loss = F.cross_entropy(dec(z), x_ids)
#% clean — Sequential without a last softmax
from torch import nn
model = nn.Sequential(nn.Linear(784, 64), nn.Sigmoid(), nn.Linear(64, 10))
criterion = nn.CrossEntropyLoss()
loss = criterion(model(x), y)
#% clean — Sequential with LogSoftmax and NLL
from torch import nn
model = nn.Sequential(nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 10), nn.LogSoftmax(dim=1))
criterion = nn.NLLLoss()
logps = model(images)
loss = criterion(logps, labels)
#% clean — smoothing alone
import torch.nn as nn
criterion = nn.CrossEntropyLoss(label_smoothing=0.1)
loss = criterion(logits, y)
#% clean — smoothing with the default ignored index that no class has
import torch.nn as nn
criterion = nn.CrossEntropyLoss(label_smoothing=0.1, ignore_index=-100)
#% clean — partial with a weight
from functools import partial
import torch.nn.functional as F
loss_fn = partial(F.cross_entropy, weight=w, reduction="none")
loss = loss_fn(model(x), y)
#% clean — a comment and a docstring that talk of it
import torch.nn.functional as F
def loss(logits, y):
    """Never write F.cross_entropy(F.softmax(logits, dim=1), y): cross_entropy takes logits."""
    # F.cross_entropy(torch.softmax(logits, 1), y) is wrong
    return F.cross_entropy(logits, y)
#% clean — a test that expects an error
import pytest, torch
import torch.nn.functional as F
def test_shapes():
    with pytest.raises(ValueError):
        F.cross_entropy(torch.randn(3, 5), torch.randint(5, (4,)))
#% clean — a fixture of distributions
PRIORS = [[0.2, 0.8], [0.5, 0.5]]
COSTS = [[0, 1, 4], [1, 0, 2]]
#% clean — weights of an ensemble near a loss
import torch
import torch.nn.functional as F
w = [0.5, 0.3, 0.2]
logits = sum(wi * m(x) for wi, m in zip(w, models))
loss = F.cross_entropy(logits, y)
#% clean — swapped names in one's own function, right in the call
import torch.nn.functional as F
def criterion(y_true, y_pred):
    return F.cross_entropy(y_pred, y_true)
loss = criterion(labels, logits)
#% clean — keras order in keras
import tensorflow as tf
cce = tf.keras.losses.CategoricalCrossentropy(from_logits=True)
loss = cce(labels, logits)
#% clean — catboost predict of probabilities
from catboost import CatBoostClassifier
from sklearn.metrics import log_loss
m = CatBoostClassifier(verbose=0).fit(X, y)
log_loss(y, m.predict(X, prediction_type="Probability"))
#% clean — a deleted softmax head
import torch, torchvision
from torch import nn
model = torchvision.models.resnet18(weights="DEFAULT")
model.fc = nn.Linear(model.fc.in_features, 5)
criterion = nn.CrossEntropyLoss()
loss = criterion(model(x), y)
#% clean — a model reassigned for inference
from torch import nn
net = nn.Linear(4, 3)
loss = nn.CrossEntropyLoss()(net(x), y)
net = nn.Sequential(net, nn.Softmax(dim=1))
torch.jit.script(net).save("m.pt")
#% clean — async and a match statement
import torch.nn.functional as F
async def score(kind, a, y):
    match kind:
        case "ce":
            return F.cross_entropy(a, y)
        case "nll":
            return F.nll_loss(a.log_softmax(1), y)
#% clean — a notebook's cell
%%time
model.eval()
with torch.no_grad():
    for xb, yb in valid_dl:
        total += F.cross_entropy(model(xb), yb, reduction='sum').item()
#% clean — fastai
from fastai.vision.all import *
learn = vision_learner(dls, resnet34, metrics=error_rate, loss_func=CrossEntropyLossFlat())
preds, targs = learn.get_preds()
#% clean — perplexity
import torch, math
nll = F.cross_entropy(logits, targets)
ppl = math.exp(nll.item())
bits_per_token = nll.item() / math.log(2)
#% clean — kl with its mean made by hand
import torch.nn as nn
kl = nn.KLDivLoss(reduction="none")
loss = kl(log_p, q).sum(dim=-1).mean()
